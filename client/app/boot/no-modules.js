/*
 * For browsers without modules, which no other script of a page starts in: shows the sentence for browsers that are too old. In the
 * JavaScript of 2009.
 */
document.getElementById('too-old').hidden = false;
