/** The chat panel of a class's page. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ChatPage {
  readonly page: Page;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    // By CSS class: a search by role visits the whole page, and the chat may have thousands of messages.
    this.panel = page.locator('.chat');
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: /^Chat(,|$)/ });
  }

  get field(): Locator {
    return this.#composer.getByRole('textbox', { name: 'Message' });
  }

  get #composer(): Locator {
    return this.panel.locator('.chat-composer');
  }

  get messages(): Locator {
    return this.panel.locator('.chat-message:not([data-pending])');
  }

  get texts(): Promise<string[]> {
    return this.messages.locator('.chat-text').allTextContents();
  }

  message(text: string): Locator {
    return this.messages.filter({ has: this.page.locator('.chat-text', { hasText: text }) });
  }

  /** Waits until the chat is connected: messages from now on count as new. */
  async waitUntilLive(): Promise<void> {
    await expect(this.button).toHaveAttribute('data-live', 'true');
  }

  async open(): Promise<this> {
    await this.button.click();
    await expect(this.page.getByRole('complementary', { name: 'Chat' })).toBeVisible();
    return this;
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.#composer.getByRole('button', { name: 'Send' }).click();
  }

  async attach(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    await this.panel.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await expect(this.panel.locator('.chat-chosen')).toBeVisible();
  }

  /** Opens the actions of a message. */
  async openActions(text: string): Promise<Locator> {
    const message = this.message(text);
    const more = message.getByRole('button', { name: /^Actions for the message/ });
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
    return message.locator('.chat-actions');
  }

  /** Sets a teacher's setting. @param group the setting's name */
  async set(group: string, choice: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Chat settings' }).click();
    await this.panel
      .getByRole('group', { name: group })
      .getByRole('radio', { name: new RegExp(`^${choice}`) })
      .check({ force: true });
    await this.panel.getByRole('button', { name: 'Back to the chat' }).click();
  }
}
