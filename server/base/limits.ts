/** Every bound of the server alone, with its unit. Bounds that the client knows too live in `shared/limits.ts`. */

// Stopping
/** From the wish to stop until the process ends, finished or not. Milliseconds. */
export const STOP_MS = 10_000;
/** From then, too, until requests under way are cut, and until sockets are that do not close. Milliseconds. */
export const REQUEST_GRACE_MS = 2_000;
export const SOCKET_GRACE_MS = 6_000;
/** A readiness check that takes longer counts as a failed one. Milliseconds. */
export const READY_CHECK_MS = 2_000;

// Sessions
/** A session not used for so long ends. Milliseconds. */
export const SESSION_MS = 30 * 24 * 3_600_000;
/** The same for one that is in no class yet: it only remembers wrong codes. Milliseconds. */
export const ANONYMOUS_SESSION_MS = 3_600_000;
/** The browser's cookie is dated anew this often. Milliseconds. */
export const SESSION_RENEW_MS = 24 * 3_600_000;
/** A session's use is written down at most this often. Milliseconds. */
export const SESSION_TOUCH_MS = 60_000;
/** Sessions whose last touch is remembered; one forgotten is touched once too often. */
export const SESSION_TOUCHES_MAX = 20_000;
/** Sessions read at once where all of them are walked through. */
export const SESSIONS_PAGE_SIZE = 500;
/** Sessions and classes that have reached their end are swept out this often. Milliseconds. */
export const SWEEP_INTERVAL_MS = 3_600_000;
/** Classes that one browser is in; the one entered longest ago is forgotten first. */
export const MEMBERSHIPS_MAX = 16;
/** Seats that one browser let go of and may come back to; the one left longest ago is forgotten first. */
export const FORMER_SEATS_MAX = 64;

// HTTP
/** Bytes of a JSON body. */
export const JSON_BYTES_MAX = 16 * 1024;
/** Keys (addresses, sessions, classes) that one rate limit remembers. */
export const RATE_KEYS_MAX = 20_000;
/** An answer that refuses a code or a key takes at least so long, whatever was wrong. Milliseconds. */
export const FAILED_ATTEMPT_MS_MIN = 250;
/** Rates: so many at once, and the time in which as many come back. Milliseconds. */
export const REQUEST_RATE = { burst: 3_000, fillsInMs: 10_000 } as const;
/** What asks to be let in, of one address: apart from all else, so that whoever floods the door floods the door alone. */
export const JOIN_RATE = { burst: 3_000, fillsInMs: 30_000 } as const;
export const NEW_CLASSROOM_RATE = { burst: 200, fillsInMs: 3_600_000 } as const;
export const UPLOAD_RATE = { burst: 20, fillsInMs: 600_000 } as const;
/** Pictures of a class that its teacher is shown again: the newest. */
export const EARLIER_PICTURES_MAX = 40;
/**
 * Wrong codes, passwords and keys: of one browser, of one address (which may be a school of 1,200 half of whom mistype
 * the code in a lesson), of the students of one class, of everybody together. With CODES_PER_CLASS: whoever guesses at full speed has a chance of
 * 1 in 300 before he is slowed down, and then finds the code of some class once in twelve days.
 */
export const ATTEMPT_RATES = {
  session: { burst: 20, fillsInMs: 600_000 },
  address: { burst: 600, fillsInMs: 3_600_000 },
  classroom: { burst: 300, fillsInMs: 3_600_000 },
  overall: { burst: 3_000, fillsInMs: 3_600_000 },
} as const;
/** So many codes for each class, those that begin with 0 among them, which none has: how hopeless a guess is. */
export const CODES_PER_CLASS = 200_000;
/** An address from which somebody came in is not held to the budget of all for so long. Milliseconds. */
export const TRUSTED_ADDRESS_MS = 2 * 3_600_000;

// Pictures
/** Multipart fields beside the picture, bytes of one, and parts in all. */
export const UPLOAD_FIELDS_MAX = 4;
export const UPLOAD_FIELD_BYTES_MAX = 1_024;
export const UPLOAD_PARTS_MAX = 6;
/** Uploads being received at once: of one class, and of all. */
export const CONCURRENT_UPLOADS_PER_CLASS_MAX = 2;
export const CONCURRENT_UPLOADS_MAX = 16;
/** Pictures being read at once, and how many may wait for that. */
export const PICTURE_JOBS_MAX = 2;
export const PICTURE_QUEUE_MAX = 8;
/** Reading one picture, and writing it anew. Seconds. */
export const PICTURE_SECONDS_MAX = 10;
/** A picture's short side is not less, as it is kept, and its long side at most so many times that. Pixels. */
export const PICTURE_PIXELS_SHORT_MIN = 16;
export const PICTURE_ASPECT_MAX = 8;
/** WebP quality (0..100) and effort (0..6): effort 2 takes half the time of 4 for a tenth more bytes. */
export const PICTURE_QUALITY = 86;
export const PICTURE_EFFORT = 2;
/** A moving picture: frames, their long side in pixels, pixels of all frames as they come and as they are kept, bytes kept. */
export const MOVING_FRAMES_MAX = 120;
export const MOVING_PIXELS_LONG = 1_024;
export const MOVING_PIXELS_IN_MAX = 128 * 1024 * 1024;
export const MOVING_PIXELS_OUT_MAX = 24 * 1024 * 1024;
export const MOVING_BYTES_MAX = 12 * 1024 * 1024;
export const MOVING_QUALITY = 75;

// Chat
/** Messages of one seat, and pictures among them. */
export const CHAT_RATE = { burst: 6, fillsInMs: 6_000 } as const;
export const CHAT_PICTURE_RATE = { burst: 6, fillsInMs: 60_000 } as const;
/** Bytes of the field that holds the message beside a picture. */
export const CHAT_FIELD_BYTES_MAX = 8 * 1024;
/** A chat picture's long side as it is kept, and a moving one's. Pixels. */
export const CHAT_PICTURE_PIXELS_LONG = 1_280;
export const CHAT_MOVING_PIXELS_LONG = 480;
/** Messages of one batch to the store. */
export const CHAT_BATCH_MAX = 200;
/** Messages read from the store at once, and how often for one page that hardly any of them is for. */
export const CHAT_READ_BATCH = 200;
export const CHAT_READ_BATCHES_MAX = 10;
/** What is new in a chat is gathered for so long before it is sent. Ticks. */
export const CHAT_BROADCAST_TICKS = 2;
/** A chat looks this often at what happens in its class. Milliseconds. */
export const CHAT_POLL_MS = 500;
/** Somebody who was away for so long has left. Milliseconds. */
export const LEFT_AFTER_MS = 30_000;

// The journal.
/** A chunk that grew to so many bytes ends. */
export const CHUNK_BYTES_MAX = 16 * 1024;
/** Motion waits for its chunk's end at most so long. Milliseconds. */
export const CHUNK_MOTION_MS = 1_000;
/** One round of the journal. Milliseconds. */
export const JOURNAL_FLUSH_MS = 250;
/** A store that failed is tried again after so long. Milliseconds. */
export const JOURNAL_RETRY_MS = 500;
/** While the store is away, durable moves are taken until so many bytes wait. */
export const UNSAVED_BYTES_MAX = 8 * 1024 * 1024;
/** A snapshot is written when the log since the last one is so many times its size. */
export const SNAPSHOT_LOG_RATIO = 4;
/** A board or class that nobody is at is let go after so long. Milliseconds. */
export const IDLE_HOST_MS = 10 * 60_000;

/** A student who was moved to another board can still bring in what she did at the one before, for so long. Milliseconds. */
export const LATE_MOVES_MS = 60_000;
/** Students of one class who wait for its teacher's nod. */
export const WAITING_MAX = 200;
/** A page that was sent off still gets the answers to what it had asked, for so long. Milliseconds. */
export const DISCONNECT_GRACE_MS = 2_000;

/** The wish to have a board back may be so long under way beyond the time for it. Milliseconds. */
export const RESET_UNDO_GRACE_MS = 2_000;

// The embedded store.
/** A process that is just ending gets so long to let go of the data folder, asked this often. Milliseconds. */
export const STORE_LOCK_WAIT_MS = 1_000;
export const STORE_LOCK_RETRY_MS = 50;
/** A larger database is not read through at the start: that would take seconds. Bytes. */
export const STORE_CHECK_BYTES_MAX = 256 * 1024 * 1024;
/** Requests of one transaction, about: the first must not wait for a flood behind it. */
export const STORE_BATCH_REQUESTS_MAX = 1_000;
/** After erasing, a database up to this size is written anew at once (64 MiB take about half a second). Bytes. */
export const VACUUM_NOW_BYTES_MAX = 32 * 1024 * 1024;
/** A larger one is written anew once nobody has played for so long. Milliseconds. */
export const VACUUM_IDLE_MS = 60_000;

// Connections.
/** Messages a client's connection may have waiting before it gets patches instead of frames. */
export const LAG_MESSAGES = 64;
/** Bytes that may wait for a client: above what a wall of sixty boards takes to begin with. Whoever lets more wait is cut off. */
export const BACKLOG_BYTES_MAX = 8 * 1024 * 1024;
/** Bytes of one message from a client; pictures and chat come over HTTP. */
export const MESSAGE_BYTES_MAX = 16 * 1024;
/** Frames of a client: rate a second, and burst. */
export const FRAME_RATE = { perSecond: 90, burst: 180 } as const;
/** Events of a client: rate a second, and burst. */
export const EVENT_RATE = { perSecond: 30, burst: 60 } as const;
/** Hints that one page says it gave: a child who presses without end is counted only so often. */
export const HINT_RATE = { perSecond: 1, burst: 10 } as const;
/** Messages over the rate before a connection is cut. */
export const RATE_VIOLATIONS_MAX = 1_000;
/** New connections of one address: a whole school may share one, and comes back at once when the server has started again. */
export const HANDSHAKE_RATE = { burst: 1_600, fillsInMs: 32_000 } as const;
/** Clients of a stopping server come back at random times within so long. Milliseconds. */
export const DRAIN_SPREAD_MS = 2_000;
/** Connections of one address at once: 40 classes of 30, whose students and teachers look at the door or present beside. */
export const SOCKETS_PER_ADDRESS_MAX = 4_000;

// Several processes on one store.
/** A holder of a class counts its lease up this often. Milliseconds. */
export const LEASE_RENEW_MS = 2_000;
/** A lease that has not been counted up for so long may be taken; looked at this often. Milliseconds. */
export const LEASE_SILENT_MS = 6_000;
export const LEASE_POLL_MS = 1_000;

// MongoDB.
/** Connections to the database at once. */
export const MONGO_POOL_MAX = 20;
/** A question waits so long for a server that takes it. Milliseconds. */
export const MONGO_SELECTION_MS = 5_000;
/** A new connection, and a heartbeat, may take so long; then whatever waits on that server is given up. Milliseconds. */
export const MONGO_CONNECT_MS = 3_000;
/** Between two heartbeats. Milliseconds. */
export const MONGO_HEARTBEAT_MS = 2_000;
/** A connection that says nothing for so long after it was asked is given up. Milliseconds. */
export const MONGO_SOCKET_TIMEOUT_MS = 20_000;
/** A heartbeat that has not ended after so long, and a question, has been forgotten by the driver: it is started anew. Milliseconds. */
export const MONGO_HEARTBEAT_STALLED_MS = 6_000;
export const MONGO_QUERY_STALLED_MS = 25_000;
/** Looked at this often. Milliseconds. */
export const MONGO_WATCHDOG_MS = 1_000;
/** A write waits so long for a majority; then it counts as not done, and is tried again. Milliseconds. */
export const MONGO_WRITE_MS = 10_000;
/** What a process that died left of a removed class is looked for this often. Milliseconds. */
export const MONGO_ORPHAN_SWEEP_MS = 3_600_000;

// Attention.
/** Teachers are told this often of what asks for a look. Milliseconds. */
export const ATTENTION_BROADCAST_MS = 1_000;
/** Who was away for less has not come anew. Milliseconds. */
export const SHORT_ABSENCE_MS = 60_000;

// Copying from one store to another.
/** Records read at once, and chunks written at once. */
export const COPY_PAGE_SIZE = 500;
export const COPY_CONCURRENCY = 16;
