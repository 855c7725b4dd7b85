/** Every bound of the server alone, with its unit. Bounds that the client shares stand in `shared/limits.ts`. */
import { SESSION_DAYS } from '#shared/limits.ts';

// Stopping.
/** From the stop signal until the process ends, finished or not. Milliseconds. */
export const STOP_MS = 10_000;
/** The same where a balancer watches: classes go to other nodes first. Milliseconds. */
export const STOP_BEHIND_BALANCER_MS = 30_000;
/** How long a balancer has to see that a stopping node takes no new class, before connections are refused. Milliseconds. */
export const STOP_NOTICE_MS = 1_000;
/** From the stop signal until open requests are cut, and until sockets that do not close are cut. Milliseconds. */
export const REQUEST_GRACE_MS = 2_000;
export const SOCKET_GRACE_MS = 6_000;
/** A readiness check that takes longer counts as failed. Milliseconds. */
export const READY_CHECK_MS = 2_000;

// Sessions.
/** A session that is unused for this long ends. Milliseconds. */
export const SESSION_MS = SESSION_DAYS * 24 * 3_600_000;
/**
 * The same for a session that is in no class yet, from its first request on; and how long the id of a session before its renewal still finds
 * what was made under it, and no class. Milliseconds.
 */
export const ANONYMOUS_SESSION_MS = 3_600_000;
/** So long at most after its renewal a session's new cookie, or a request with the one before, is on its way. Milliseconds. */
export const COOKIE_ARRIVES_MS = 3_000;
/** Answers of unsafe requests are kept this long after their session's last one. Milliseconds. */
export const OPERATION_STORED_MS = 600_000;
/** Kept answers of one session, and of all; the oldest are forgotten first. */
export const OPERATIONS_PER_SESSION_MAX = 64;
export const OPERATIONS_MAX = 50_000;
/** Answers to looks that are kept: one lists all places of a class, and may have 20 kB. */
export const LOOKS_MAX = 1_000;
/** How often the browser's cookie gets a new date. Milliseconds. */
export const SESSION_RENEW_MS = 24 * 3_600_000;
/** A session's use is stored at most once in this time. Milliseconds. */
export const SESSION_TOUCH_MS = 60_000;
/** Sessions whose last touch is remembered; a session beyond them is touched once too often. */
export const SESSION_TOUCHES_MAX = 20_000;
/** How often expired sessions and classes are swept. Milliseconds. */
export const SWEEP_INTERVAL_MS = 3_600_000;

// Clocks.
/** A date that differs by more from the monotonic clock since the last look has jumped. Milliseconds. */
export const CLOCK_JUMP_MS = 3_600_000;
/** The date has left the monotonic clock by so much: the machine slept, or its date was set. Milliseconds. */
export const CLOCK_SLIP_MS = 1_000;
/** At a start, a date that is later by more than it was written down has jumped. Milliseconds. */
export const CLOCK_FORWARD_START_MS = 7 * 24 * 3_600_000;
/** Running time after a jump before anything is deleted. Milliseconds. */
export const CLOCK_TRUST_MS = 24 * 3_600_000;
/** How often the date is written down. Milliseconds. */
export const CLOCK_UPKEEP_INTERVAL_MS = 5 * 60_000;

// HTTP.
/** Bytes of a JSON body. */
export const JSON_BYTES_MAX = 96 * 1024;
/** A request whose body stops arriving for this long is ended; how often that is looked at. Milliseconds. */
export const BODY_SILENCE_MS = 15_000;
export const BODY_SILENCE_CHECK_MS = 1_000;
/** A request that arrives more slowly than this is ended, too: the largest picture at 18 kB a second. Milliseconds. */
export const REQUEST_MS_MAX = 15 * 60_000;
/** A body that is no form is small: it arrives within this time. Milliseconds. */
export const SMALL_BODY_MS_MAX = 30_000;
/** The same for a request's headers, and how often it is checked. Milliseconds. */
export const HEADERS_MS_MAX = 15_000;
export const REQUEST_CHECK_MS = 5_000;
/** An idle connection is closed after this: later than a balancer gives it up, which might use it just as it closes. Milliseconds. */
export const IDLE_CONNECTION_MS_MAX = 75_000;
/** How often the process looks whether this machine has other addresses, to print them. Milliseconds. */
export const ADDRESS_CHECK_MS = 10_000;
/** So many new seats of a class within this time are told to its teachers: making a seat is limited by nothing else than the room. Milliseconds. */
export const MANY_NEW_SEATS = 20;
export const NEW_SEAT_MS = 60_000;
/** Keys (addresses, sessions, classes) of one rate limit. */
export const RATE_KEYS_MAX = 20_000;
/** An answer that refuses a code or a key takes at least this long, whatever was wrong. Milliseconds. */
export const FAILED_ATTEMPT_MS_MIN = 250;
/** Rates: requests at once, and the time in which as many refill. Milliseconds. */
export const REQUEST_RATE = { burst: 3_000, fillsInMs: 10_000 } as const;
/**
 * Join requests of one browser; of all browsers at one address that bring no cookie, and so take no seat. They have buckets of their own: a
 * flood of them blocks only join requests, and nobody's who has a cookie.
 */
export const JOIN_RATES = {
  session: { burst: 60, fillsInMs: 60_000 },
  address: { burst: 3_000, fillsInMs: 30_000 },
} as const;
export const NEW_CLASSROOM_RATE = { burst: 200, fillsInMs: 3_600_000 } as const;
export const UPLOAD_RATE = { burst: 20, fillsInMs: 600_000 } as const;
/** Earlier pictures of a class that its teacher is offered again: the newest. */
export const EARLIER_PICTURES_MAX = 40;
/**
 * Wrong codes, passwords and keys: of one browser, of one address (which may be a school of 1,200, half of whom mistype the code
 * in a lesson), of the students of one class, of all addresses together. With CODES_PER_CLASS, a guesser at full speed has a
 * chance of 1 in 300 before the limit, and then finds the code of some class once in twelve days.
 */
export const ATTEMPT_RATES = {
  session: { burst: 20, fillsInMs: 600_000 },
  address: { burst: 600, fillsInMs: 3_600_000 },
  classroom: { burst: 300, fillsInMs: 3_600_000 },
  overall: { burst: 3_000, fillsInMs: 3_600_000 },
} as const;
/**
 * Beyond the budget of a class, the attempts of who holds its link or a seat in it go on slowly: one in this time, of those that wait
 * no longer than that, and so many at most: 7,200 in an hour, of 28 million rejoin codes. Codes of classes are fewer. Milliseconds.
 */
export const OVERDRAFT_INTERVAL_MS = 500;
export const OVERDRAFT_WAIT_MS = 8_000;
export const OVERDRAFT_WAITING_MAX = 200;
/** How long it is remembered how many digits the codes of open classes have. Milliseconds. */
export const CODE_DIGITS_MS = 60_000;
/** The list of open classes shows a class that this process does not have open as it was read, for so long. Milliseconds. */
export const STORED_CLASS_MS = 2_000;
/** Devices of a class that were ended since it was opened: a request that began before an end admits nobody after it. */
export const ENDED_DEVICES_MAX = 256;
/** Passwords that wait to be hashed: some five seconds on a slow machine. */
export const PASSWORD_QUEUE_MAX = 200;
/** Possible codes for each class. Codes that begin with 0 are counted, and no class has one: it measures how hopeless a guess is. */
export const CODES_PER_CLASS = 200_000;
/** After a successful attempt an address is exempt from the global bucket for this long. Milliseconds. */
export const TRUSTED_ADDRESS_MS = 2 * 3_600_000;

// What nodes have in common by Redis. Milliseconds.
/** A command that is not answered by then is not waited for. */
export const REDIS_ANSWER_MS = 400;
export const REDIS_RETRY_MS = 500;
/** No key that follows from an address or a session lives longer. */
export const SHARED_KEYS_MS = 3_600_000;
/** How often a node tells the others what of its classes has changed. */
export const CARDS_FLUSH_MS = 500;
/** How often it writes the cards of all its classes anew: Redis may have forgotten them. */
export const CARDS_REWRITE_MS = 3_000;

// Files that another program holds for a moment.
/** How long an operation on a held file is repeated, and the first and the longest pause between two attempts. Milliseconds. */
export const HELD_FILE_MS_MAX = 5_000;
export const HELD_FILE_PAUSE_MS = 20;
export const HELD_FILE_PAUSE_MS_MAX = 500;
/** The longest pause between two attempts in the background. Milliseconds. */
export const HELD_FILE_BACKGROUND_MS_MAX = 30_000;

// Pictures.
/** Multipart fields beside the picture, bytes of one, and parts in all. */
export const UPLOAD_FIELDS_MAX = 4;
export const UPLOAD_FIELD_BYTES_MAX = 1_024;
export const UPLOAD_PARTS_MAX = 6;
/** Uploads received at once: of one class, and of all. */
export const CONCURRENT_UPLOADS_PER_CLASS_MAX = 2;
export const CONCURRENT_UPLOADS_MAX = 16;
/** An upload that takes longer goes on only while nobody else needs its place. Milliseconds. */
export const UPLOAD_SLOT_MS = 60_000;
/** Pictures re-encoded at once, and pictures that may wait for it. */
export const PICTURE_JOBS_MAX = 2;
export const PICTURE_QUEUE_MAX = 8;
/** Reading one picture, and encoding it. Seconds. */
export const PICTURE_SECONDS_MAX = 10;
/** Builds before this one whose assets a node behind a balancer still serves. */
export const EARLIER_BUILDS = 2;
/** What is coming into a bucket for this long was left by a process that is gone. Milliseconds. */
export const PICTURE_COMING_MS_MAX = 3_600_000;
/** A bucket that does not answer: a request with all its tries ends after this. A page waits for it. Milliseconds. */
export const OBJECT_REQUEST_MS_MAX = 8_000;
export const OBJECT_TRIES = 2;
/** The long side of a board's picture at most, as a multiple of its short side. */
export const PICTURE_ASPECT_MAX = 8;
/** WebP quality (0..100) and effort (0..6): effort 2 takes half the time of 4 for a tenth more bytes. */
export const PICTURE_QUALITY = 86;
export const PICTURE_EFFORT = 2;
/** A moving picture: frames, their long side in pixels, pixels of all frames as received and as stored, bytes as stored. */
export const MOVING_FRAMES_MAX = 120;
export const MOVING_PIXELS_LONG = 1_024;
export const MOVING_PIXELS_IN_MAX = 128 * 1024 * 1024;
export const MOVING_PIXELS_OUT_MAX = 24 * 1024 * 1024;
export const MOVING_BYTES_MAX = 12 * 1024 * 1024;
export const MOVING_QUALITY = 75;
/** The shortest time between two changes of a picture that moves on boards: 12 a second, or 6, which cannot flash too often. Milliseconds. */
export const MOTION_STEP_MS = { moving: 84, slow: 167 } as const;
/** The longest time of one frame. Milliseconds. */
export const MOTION_DELAY_MS_MAX = 10_000;
/** Its sheet: frames, sides in pixels, and what a cell's sides are multiples of, so that no block of WebP reaches into another cell. */
export const SHEET_FRAMES_MAX = 60;
export const SHEET_WIDTH_MAX = 2_048;
export const SHEET_HEIGHT_MAX = 4_096;
export const SHEET_CELL_STEP = 16;
/** The sheet of pictures on cards: cells of all frames, so that each has about 160 pixels a side, and frames that it has in any case. */
export const CARD_CELLS_MAX = 240;
export const CARD_FRAMES_MIN = 8;
/** The longest side of one, as a page draws it. Pixels. */
export const CARD_PIXELS_MAX = 512;

// Chat.
/** Messages of one seat, and pictures among them. */
export const CHAT_RATE = { burst: 6, fillsInMs: 6_000 } as const;
export const CHAT_PICTURE_RATE = { burst: 6, fillsInMs: 60_000 } as const;
/** Bytes of the form field that holds the message beside a picture. */
export const CHAT_FIELD_BYTES_MAX = 8 * 1024;
/** Long side of a stored chat picture, the short side of a very long one, and the long side of a moving one. Pixels. */
export const CHAT_PICTURE_PIXELS_LONG = 1_280;
export const CHAT_PICTURE_PIXELS_SHORT = 640;
export const CHAT_MOVING_PIXELS_LONG = 480;
/** The long side of a chat picture at most, as a multiple of its short side. */
export const CHAT_PICTURE_ASPECT_MAX = 100;
/** Messages of one batch to the store. */
export const CHAT_BATCH_MAX = 200;
/** Messages read from the store at once, and batches at most for one page when the reader may see hardly any of them. */
export const CHAT_READ_BATCH = 200;
export const CHAT_READ_BATCHES_MAX = 10;
/** An answer of a replay side by side takes no more segments once it is this long. Bytes. */
export const FEED_BYTES_MAX = 1024 * 1024;
/** Frames of a board's log that insight reads at once. */
export const INSIGHT_READ_FRAMES = 2_000;
/** Changes of a chat are collected for this long before they are sent. Ticks. */
export const CHAT_BROADCAST_TICKS = 2;
/** Changes of a class are gathered for this long before its chat announces them. Milliseconds. */
export const CHAT_ANNOUNCE_MS = 500;
/** A student who is absent for this long has left. Milliseconds. */
export const LEFT_AFTER_MS = 30_000;

// The journal.
/** A chunk of this many bytes ends. */
export const CHUNK_BYTES_MAX = 16 * 1024;
/** Motion waits at most this long for its chunk to end. Milliseconds. */
export const CHUNK_MOTION_MS = 1_000;
/** One round of the journal. Milliseconds. */
export const JOURNAL_FLUSH_MS = 250;
/** Pause before the journal retries a failed store. Milliseconds. */
export const JOURNAL_RETRY_MS = 500;
/** While the store is unavailable, durable moves are accepted until this many bytes wait. */
export const UNSAVED_BYTES_MAX = 8 * 1024 * 1024;
/**
 * A snapshot is written when the log since the last one is this many times its size, or has so many bytes or frames: that is what a seek
 * in a replay reads. 3,600 frames are two minutes of steady motion. A smaller snapshot, or none, counts as one of SNAPSHOT_BYTES_MIN.
 */
export const SNAPSHOT_LOG_RATIO = 4;
export const SNAPSHOT_BYTES_MIN = 4 * 1024;
export const SEGMENT_BYTES_MAX = 64 * 1024;
export const SEGMENT_FRAMES_MAX = 3_600;
/** The motion of a board is compacted when nothing has happened there for so long; the pause after each chunk. Milliseconds. */
export const COMPACTION_QUIET_MS = 24 * 3_600_000;
export const COMPACTION_PAUSE_MS = 5;
/** A board or class without people is closed after this long. Milliseconds. */
export const IDLE_HOST_MS = 10 * 60_000;

/** How long a student who was moved to another board can still send moves for the previous one. Milliseconds. */
export const LATE_MOVES_MS = 60_000;
/** Seats of one class over all its lessons, those of removed and of waiting students included. */
export const CLASS_SEATS_MAX = 1_000;
/** Students of one class who wait for approval. */
export const WAITING_MAX = 200;
/** How long a page that was disconnected still gets answers to its open requests. Milliseconds. */
export const DISCONNECT_GRACE_MS = 2_000;

/** Extra time for an undo of a reset that is on its way when the time for it ends. Milliseconds. */
export const RESET_UNDO_GRACE_MS = 2_000;

// The embedded store.
/** How long a start waits for an ending process to release the data folder, and how often it retries. Milliseconds. */
export const STORE_LOCK_WAIT_MS = 1_000;
export const STORE_LOCK_RETRY_MS = 50;
/** A larger database is not checked at the start: that would take seconds. Bytes. */
export const STORE_CHECK_BYTES_MAX = 256 * 1024 * 1024;
/** Requests of one transaction, about: the first must not wait for a flood behind it. */
export const STORE_BATCH_REQUESTS_MAX = 1_000;
/** After an erasure, a database up to this size is vacuumed at once (64 MiB take about half a second). Bytes. */
export const VACUUM_NOW_BYTES_MAX = 32 * 1024 * 1024;
/** A larger one is vacuumed once no log has grown for this long. Milliseconds. */
export const VACUUM_IDLE_MS = 60_000;

// Connections.
/** Unsent messages of a client's connection before it gets patches instead of frames. */
export const LAG_MESSAGES = 64;
/** Unsent bytes of a client: more than a wall of sixty boards needs at first. A client above it is disconnected. */
export const BACKLOG_BYTES_MAX = 8 * 1024 * 1024;
/** Bytes of one message from a client; pictures and chat come over HTTP. */
export const MESSAGE_BYTES_MAX = 16 * 1024;
/** Frames of a client: 90 a second. */
export const FRAME_RATE = { burst: 180, fillsInMs: 2_000 } as const;
/** Events of a client: 30 a second. */
export const EVENT_RATE = { burst: 60, fillsInMs: 2_000 } as const;
/** Requests of a connection by HTTP polling: 200 a second, above its frames, events and ticks together. */
export const POLL_RATE = { burst: 800, fillsInMs: 4_000 } as const;
/** Hints that one page reports: a child who presses without end is counted only this often. */
export const HINT_RATE = { burst: 10, fillsInMs: 10_000 } as const;
/** Checks that one page asks for: as fast as a person presses, and too slow for trying every arrangement. */
export const CHECK_RATE = { burst: 5, fillsInMs: 10_000 } as const;
/** Messages above the rate; beyond them the connection is closed. */
export const VIOLATION_RATE = { burst: 1_000, fillsInMs: 10_000 } as const;
/** New connections of one address: a whole school may share one, and reconnects at once after a restart of the server. */
export const HANDSHAKE_RATE = { burst: 1_600, fillsInMs: 32_000 } as const;
/** Clients of a stopping server reconnect at random times within this span. Milliseconds. */
export const DRAIN_SPREAD_MS = 2_000;
/**
 * A connection that has not come into a class by then is closed. A class that another process has is waited for LEASE_WAIT_MS, and
 * opened then: whoever is cut meanwhile waits from the beginning. Milliseconds.
 */
export const CONNECT_MS = 10_000;
/** Connections of one address at once: 40 classes of 30, each with a lobby or presenter connection beside. */
export const SOCKETS_PER_ADDRESS_MAX = 4_000;

// Several processes on one store.
/** How often a process shows that it lives. Milliseconds. */
export const NODE_BEAT_MS = 500;
/**
 * How often it looks whether all others do: with each beat, and once between two. Silence counts from the look that has seen the last beat,
 * so a class of a process that ended waits for so long in addition. Milliseconds.
 */
export const NODE_LOOK_MS = 250;
/** A process whose beat stands still for this long is silent: others may take its classes. Milliseconds. */
export const NODE_SILENT_MS = 2_500;
/** So much at most of the time between two looks counts as silence. After a longer pause between its own beats a process reads which classes it still has. Milliseconds. */
export const NODE_LOOK_GAP_MS = 1_000;
/** The record of a process that has been silent for so long is removed. Milliseconds. */
export const NODE_FORGOTTEN_MS = 3_600_000;
/** How long a request waits for a class that another process has, and how often it looks: a page's handshake takes CONNECT_MS at most. Milliseconds. */
export const LEASE_WAIT_MS = 4_000;
export const LEASE_POLL_MS = 150;
/** A class that was given to a process that is asked for it is left to that one for so long, though its people may be back here sooner. Milliseconds. */
export const LEASE_LEFT_MS = 1_000;
/** A process that is asked for a class with people in it has it for so long first: a balancer that is wrong moves it no more often. Milliseconds. */
export const HANDOVER_AFTER_MS = 10_000;
/**
 * A class that somebody has just been let into stays where it is for so long: they may not be connected yet, and a balancer that has
 * brought them here brings no class elsewhere, but each request to another process. Milliseconds.
 */
export const ARRIVAL_MS = 2_000;
/** Classes without people that a stopping process hands over at once. */
export const HANDOVER_WAVE = 20;
/**
 * Classes with people that it hands over at once, and how long it waits then: they open at the next process before others come there. More
 * at once where all would take longer than HANDOVER_SPAN_MS. Milliseconds.
 */
export const BUSY_HANDOVER_WAVE = 2;
export const HANDOVER_PAUSE_MS = 250;
export const HANDOVER_SPAN_MS = 10_000;
/** After that the process stops with the classes that it still has. Milliseconds. */
export const HANDOVER_MS_MAX = 15_000;
/** The pages of a class that was handed over come again at random times within this span; who has not left after FAREWELL_MS is cut. Milliseconds. */
export const MOVED_SPREAD_MS = 100;
export const FAREWELL_MS = 250;

// MongoDB.
/** Connections to the database at once. */
export const MONGO_POOL_MAX = 20;
/** How long an operation waits for a usable server. Milliseconds. */
export const MONGO_SELECTION_MS = 5_000;
/** Longest new connection or heartbeat; then everything that waits on that server fails. Milliseconds. */
export const MONGO_CONNECT_MS = 3_000;
/** Between two heartbeats. Milliseconds. */
export const MONGO_HEARTBEAT_MS = 2_000;
/** A connection without an answer for this long is closed. Milliseconds. */
export const MONGO_SOCKET_TIMEOUT_MS = 20_000;
/** After this long the driver has lost a heartbeat, or an operation: it is restarted. Milliseconds. */
export const MONGO_HEARTBEAT_STALLED_MS = 6_000;
export const MONGO_QUERY_STALLED_MS = 25_000;
/** How often that is checked. Milliseconds. */
export const MONGO_WATCHDOG_MS = 1_000;
/** How long a write waits for a majority; then it counts as not done, and is retried. Milliseconds. */
export const MONGO_WRITE_MS = 10_000;

// Attention.
/** How often teachers get the list of what needs attention. Milliseconds. */
export const ATTENTION_BROADCAST_MS = 1_000;
/** A student who was absent for less has not returned anew. Milliseconds. */
export const SHORT_ABSENCE_MS = 60_000;
/** So long a projector is told of a board that was solved. Milliseconds. */
export const NEWLY_SOLVED_MS = 30_000;

// Copying from one store to another.
/** Records read at once, and chunks written at once. */
export const COPY_PAGE_SIZE = 500;
export const COPY_CONCURRENCY = 16;
