//! The sentences that the room shows, one set a language.

mod en;
mod zh;

use serde::Serialize;

/// Every sentence of the room, in one language. The field's name in camelCase is the value of the
/// `data-text` attribute of the element that shows it.
///
/// Words in braces, such as `{seconds}`, are replaced by the room; a sentence must keep those that
/// its field names. Names of algorithms and servers are the same in every language and are not
/// here. The quoted English says what a sentence has to say, not how.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomText {
    /// The room's heading, always there: "Key room".
    pub title: &'static str,
    /// Under the heading, always there: "Your key is made and kept in here. This room has no way to
    /// the network, and the page around it cannot look inside."
    pub promise: &'static str,
    /// A small seal beside the heading, always there: "No network".
    pub sealed: &'static str,

    /// While the engine starts: "Getting the room ready…".
    pub starting: &'static str,
    /// The engine did not start: "The room could not start. Reload the page. If that does not help,
    /// use a current version of your browser."
    pub engine_failed: &'static str,
    /// Heading of the empty room: "No key yet".
    pub empty: &'static str,
    /// Under it: "When you have described your certificate, its key is made here."
    pub empty_hint: &'static str,

    /// Heading while a key is being made: "Making your key".
    pub making: &'static str,
    /// What to expect of ECDSA and Ed25519: "This takes less than a second."
    pub expect_curve: &'static str,
    /// What to expect of RSA 2048: "… less than a second; chance decides."
    pub expect_rsa2048: &'static str,
    /// What to expect of RSA 3072: "… less than a second; chance decides."
    pub expect_rsa3072: &'static str,
    /// What to expect of RSA 4096: "… a second or two; chance decides."
    pub expect_rsa4096: &'static str,
    /// Beside the progress bar: "{seconds} s so far".
    pub elapsed: &'static str,
    /// The button that stops it: "Cancel".
    pub cancel: &'static str,
    /// Heading after that: "Stopped".
    pub cancelled: &'static str,
    /// Under it: "No key was made. You can start again at any time."
    pub cancelled_hint: &'static str,
    /// The key could not be made: "The key could not be made. Please try again."
    pub make_failed: &'static str,
    /// The browser has no random numbers: "Your browser gave no random numbers, so no safe key can
    /// be made. Use a current version of your browser."
    pub no_randomness: &'static str,

    /// Heading when the key is there: "Your key is ready".
    pub ready: &'static str,
    /// A seal beside it while the key was not saved: "Not saved yet".
    pub unsaved: &'static str,
    /// A seal beside it once it was: "Saved".
    pub saved: &'static str,
    /// A seal beside it once it was read back from where it was kept or saved: "Safe".
    pub safe: &'static str,
    /// Label before "RSA 2048" and the like: "Kind".
    pub kind: &'static str,
    /// Label before the first groups of the fingerprint: "Fingerprint".
    pub fingerprint: &'static str,
    /// What unfolds the whole fingerprint: "Show all of it".
    pub fingerprint_whole: &'static str,
    /// Under the whole fingerprint: "SHA-256 of the public key. It tells keys apart and gives
    /// nothing away; the order shows the same one."
    pub fingerprint_hint: &'static str,

    /// Heading instead, when the user brought the key: "Your own key is here".
    pub key_brought: &'static str,

    /// Heading of the form that keeps or saves the key, until it is safe: "Make your key safe".
    pub save: &'static str,
    /// Why, under it: "The key exists only in this room, and closing the tab wipes it. Keep it in one
    /// of two ways before you order."
    pub save_why: &'static str,
    /// What unfolds this form when the key is safe: "Keep the key somewhere else, too".
    pub save_more: &'static str,
    /// What unfolds this form when the certificate is there already: "Save the key alone".
    pub save_alone: &'static str,
    /// Heading of this form for a key that the user brought: "Save a copy of the key".
    pub save_copy: &'static str,
    /// Why, under it: "You have this key in a file of your own. Here you can save it once more, locked
    /// with a passphrase."
    pub save_copy_why: &'static str,
    /// Legend of the choice between the two ways: "How?".
    pub way: &'static str,
    /// The first: "Keep it in this browser".
    pub way_browser: &'static str,
    /// Under it: "Recommended. You go on here whenever you like."
    pub way_browser_hint: &'static str,
    /// The second: "Save a file".
    pub way_file: &'static str,
    /// Under it: "You go on in any browser, or use the key in other programs."
    pub way_file_hint: &'static str,

    /// Under the field of the first way: "At least {minimum} characters. The copy is locked with it, and
    /// the page, which keeps it, cannot open it. Nobody can recover a lost passphrase."
    pub keep_hint: &'static str,
    /// Label of the second field: "The same passphrase again".
    pub repeat: &'static str,
    /// The button: "Keep it".
    pub keep: &'static str,
    /// While the passphrase is hashed: "Locking…".
    pub locking: &'static str,
    /// While the browser keeps the copy and gives it back: "Keeping and checking…".
    pub keeping: &'static str,
    /// After it: "Kept, read back and checked."
    pub kept: &'static str,
    /// The passphrase is too short: "Type at least {minimum} characters."
    pub keep_passphrase_too_short: &'static str,
    /// "The two passphrases differ. Type the same one twice."
    pub passphrases_differ: &'static str,
    /// "The copy could not be made. Try again, or save a file."
    pub keep_failed: &'static str,
    /// "This browser has no room left for it. Save a file instead."
    pub not_kept_full: &'static str,
    /// "This browser keeps nothing, such as in a private window. Save a file instead."
    pub not_kept_unavailable: &'static str,
    /// "This browser did not keep it as it was. Save a file instead."
    pub not_kept_failed: &'static str,

    /// Legend of the choice between two files: "Which file?".
    pub which_file: &'static str,
    /// The first: "Resume file (.keyside)".
    pub capsule_file: &'static str,
    /// Under it: "Recommended. The key and what was asked for: open it here to go on."
    pub capsule_file_hint: &'static str,
    /// The second: "Key file (PKCS#8)".
    pub key_file: &'static str,
    /// Under it: "The key alone, as other programs read it."
    pub key_file_hint: &'static str,

    /// Label of the field in every form: "Passphrase".
    pub passphrase: &'static str,
    /// Under the field of the saving form: "At least {minimum} characters. The file is locked with it.
    /// Nobody can recover a lost passphrase."
    pub passphrase_hint: &'static str,
    /// The button in the field that shows what is typed: "Show".
    pub passphrase_show: &'static str,
    /// The same button, to hide it again: "Hide".
    pub passphrase_hide: &'static str,
    /// Label of the check box: "Save without a passphrase".
    pub save_open: &'static str,
    /// Shown when it is checked: "Whoever gets hold of this file can pose as your site. Keep it
    /// where only you can read it."
    pub save_open_warning: &'static str,
    /// The button: "Save key file".
    pub save_key: &'static str,
    /// The button: "Save resume file".
    pub save_capsule: &'static str,
    /// The button that shows the form again, when a file was saved: "Save it again".
    pub save_again: &'static str,
    /// While the file is being made: "Preparing the file…".
    pub saving: &'static str,
    /// After it: "Handed to your browser as {file}. Check that it is in your downloads."
    pub save_done: &'static str,
    /// The passphrase is too short: "Type at least {minimum} characters, or choose to save without
    /// a passphrase."
    pub passphrase_too_short: &'static str,
    /// The passphrase of a resume file is too short: "Type at least {minimum} characters."
    pub capsule_passphrase_too_short: &'static str,
    /// The file could not be made: "The file could not be made. Please try again."
    pub save_failed: &'static str,

    /// Heading under the saved file: "Now show that you have it".
    pub prove: &'static str,
    /// Under it: "Open the file that you saved. The room compares its key with this one."
    pub prove_hint: &'static str,
    /// After it: "Read back and checked: the file holds this key."
    pub proven: &'static str,

    /// Heading when the certificate is there and fits the key: "Your certificate is here".
    pub delivered: &'static str,
    /// Under it: "It fits your key. Choose where you will use them, and save both together."
    pub delivered_hint: &'static str,
    /// Legend of the choice of servers: "Where will you use it?".
    pub server: &'static str,
    /// The choice beside nginx, Apache and the others: "Something else (one PEM file)".
    pub server_other: &'static str,
    /// Beside the choice for Windows Server 2016 and older: "These versions call a modern file a wrong
    /// password. This one is locked in the old, weaker way."
    pub bundle_older: &'static str,
    /// Under the choice, where the file is not locked: "The key in this file is not locked, because a
    /// server must read it when it starts. Move it to your server and keep no other copy."
    pub bundle_warning: &'static str,
    /// Under the passphrase field, where the file is locked: "At least {minimum} characters: letters
    /// without accents, digits, spaces and the signs of an English keyboard. The file is locked with
    /// it, and the server asks for it. Nobody can recover a lost passphrase."
    pub bundle_passphrase_hint: &'static str,
    /// The bundle's passphrase is too short: "Type at least {minimum} characters."
    pub bundle_passphrase_too_short: &'static str,
    /// The bundle's passphrase has other characters: "Use only letters without accents, digits, spaces
    /// and the signs of an English keyboard: servers read others in different ways."
    pub bundle_passphrase_not_ascii: &'static str,
    /// The button: "Save key and certificate".
    pub save_bundle: &'static str,
    /// When key and certificate were saved: "When both are where they belong, this room is done."
    pub wipe_hint: &'static str,
    /// The button below: "Wipe the key".
    pub wipe: &'static str,
    /// What is asked then: "Wipe the key from this room? What you saved stays."
    pub wipe_question: &'static str,
    /// The button that does it: "Yes, wipe it".
    pub wipe_yes: &'static str,
    /// The button that does not: "Not yet".
    pub wipe_no: &'static str,
    /// The certificate is for another key: "The certificate that came is for another key. Nothing
    /// was saved."
    pub certificate_mismatch: &'static str,
    /// The certificate cannot be read: "The certificate that came cannot be read."
    pub invalid_certificate: &'static str,

    /// Heading when the certificate came and its key is not in the room: "Open your key file".
    pub key_wanted: &'static str,
    /// Under it: "The certificate for {domain} is here. Now open the file with its key; it is read in
    /// this room only."
    pub key_wanted_hint: &'static str,
    /// Label before the fingerprint of the wanted key: "Wanted key".
    pub wanted: &'static str,
    /// Heading where the user brings a key: "Bring your own key".
    pub own_key: &'static str,
    /// Under it: "It is read in this room only, and never leaves it: the page learns its kind and its
    /// fingerprint. PEM, DER and PKCS#12 (.p12, .pfx) are read."
    pub own_key_hint: &'static str,
    /// Heading where the user brings a request: "Bring your own request".
    pub own_request: &'static str,
    /// Under it: "A certification request (CSR), in PEM or DER. Only the request goes to the page: a
    /// private key in the same file does not."
    pub own_request_hint: &'static str,

    /// Heading where the user goes on from a file: "Go on from a resume file".
    pub own_capsule: &'static str,
    /// Under it: "Its name ends in .keyside. It is read in this room only."
    pub own_capsule_hint: &'static str,
    /// Heading where the user goes on from a copy that the browser kept: "Open the kept copy".
    pub copy_locked: &'static str,
    /// Above its passphrase field: "Type the passphrase with which you kept it."
    pub copy_locked_hint: &'static str,

    /// The button that chooses a file: "Choose a file".
    pub choose_file: &'static str,
    /// Beside it: "or drop it here".
    pub drop_file: &'static str,
    /// Label of the area for text: "Or paste its text".
    pub paste: &'static str,
    /// The button that hands over a text that was typed and not pasted: "Use this text".
    pub use_text: &'static str,
    /// Label before the chosen file's name: "File".
    pub file: &'static str,
    /// Instead of a name, for a pasted text: "Pasted text".
    pub pasted: &'static str,
    /// Above the passphrase field when the file is locked: "This file is locked. Type the passphrase
    /// that was chosen for it."
    pub file_locked: &'static str,
    /// The button that opens a locked file: "Open".
    pub open: &'static str,
    /// While it is being opened: "Opening the file…".
    pub opening: &'static str,
    /// Heading when a request was brought: "Your request is here".
    pub request_brought: &'static str,
    /// Under it: "The page shows what it says."
    pub request_brought_hint: &'static str,
    /// "There is a private key in this file, too. It was not needed, and nothing of it was kept."
    pub key_passed_over: &'static str,
    /// What unfolds the place for files when something was brought already: "Use another file".
    pub another_file: &'static str,

    /// "This passphrase does not open it."
    pub wrong_passphrase: &'static str,
    /// More than is ever read: "This has more than {maximum} KiB, too much for a key or a request. …"
    pub file_too_large: &'static str,
    /// No key: "There is no private key here that can be read. …"
    pub not_a_key_file: &'static str,
    /// Several keys: "There is more than one private key here. Bring the one that is meant alone."
    pub several_keys: &'static str,
    /// A PKCS#12 container without a key: "There are only certificates in this file, no private key."
    pub no_key_in_container: &'static str,
    /// "This is another key: its fingerprint begins with {found}, the wanted one begins with {wanted}."
    pub another_key: &'static str,
    /// The command follows: "This key is in OpenSSH's own form. Convert a copy of the file with this
    /// command, then bring the copy."
    pub openssh_key: &'static str,
    /// The command follows: "This key is locked in an old, weak way. …"
    pub legacy_encryption: &'static str,
    /// The command follows: "This file is locked in a way that cannot be opened here. Convert it with
    /// this command, then bring the new file."
    pub unsupported_encryption: &'static str,
    /// So is a PKCS#12 container: "… Take the key out of it with this command, then bring the new file."
    pub unsupported_container: &'static str,
    /// The key is of another kind: "Keys of this kind or size are not supported. … are."
    pub unsupported_key: &'static str,
    /// The RSA key is too short: "This RSA key has {bits} bits, at least {minimum} are needed. …"
    pub short_key: &'static str,
    /// The RSA modulus has a small factor: "This RSA key is broken: its modulus can be divided by
    /// {factor}. Whoever sees the certificate can compute it. Do not use it anywhere."
    pub small_factor: &'static str,
    /// "This RSA key was made by a faulty chip (ROCA, CVE-2017-15361). …"
    pub roca: &'static str,
    /// "This RSA key is broken: its two primes are too close to each other. …"
    pub close_primes: &'static str,
    /// The RSA modulus is a power: "This RSA key is broken: its modulus is a power with the exponent
    /// {exponent}. …"
    pub perfect_power: &'static str,
    /// The RSA modulus is a prime: "This RSA key is broken: its modulus is a prime. …"
    pub prime_modulus: &'static str,
    /// The key is a known one: "This key is on the list of those that anyone can make again. …"
    pub known_weak_key: &'static str,
    /// No request in the file: "There is no certification request here that can be read."
    pub not_a_request: &'static str,
    /// Several requests: "There is more than one request here. Bring one alone."
    pub several_requests: &'static str,
    /// No resume file: "There is no resume file here that can be read. Its name ends in .keyside."
    pub not_a_capsule: &'static str,
    /// "A part of this was lost or changed, so that it cannot be opened. Use another copy."
    pub damaged_capsule: &'static str,
    /// "This was made by another version of Keyside, and cannot be opened here."
    pub unsupported_capsule: &'static str,
    /// "There is too little memory to open this. Close other tabs and try again."
    pub no_memory: &'static str,
    /// A key for something else: "This is a private key. It stays in this room. Do you want to use it as
    /// your own key?"
    pub key_instead: &'static str,
    /// The button below: "Use it as my key".
    pub use_as_key: &'static str,
    /// A request for something else: "This is a certification request. Do you want to …?"
    pub request_instead: &'static str,
    /// The button below: "Use it as my request".
    pub use_as_request: &'static str,
    /// A resume file for something else: "This is a resume file. Do you want to go on from it?"
    pub capsule_instead: &'static str,
    /// The button below: "Go on from it".
    pub use_as_capsule: &'static str,
    /// The page wants a request signed: "There is no key to sign with. Bring it again."
    pub no_key: &'static str,

    /// The engine died and was started again: "The room had to start afresh, and the key in it is lost.
    /// If you kept or saved it, bring it back."
    pub keys_lost: &'static str,
    /// Heading when the key was wiped: "The key is wiped".
    pub forgotten: &'static str,
    /// Under it: "Nothing of it is left in this room."
    pub forgotten_hint: &'static str,

    /// What unfolds the panel in which the room proves that it has no way out, always there: "Do not take our
    /// word for it: prove it".
    pub trial: &'static str,
    /// In it: "The room tries ways out, one after another, and shows what stops each. …"
    pub trial_hint: &'static str,
    /// The button: "Prove it".
    pub trial_go: &'static str,
    /// The same button, afterwards: "Prove it again".
    pub trial_again: &'static str,
    /// Meanwhile: "Trying one way after another…".
    pub trial_running: &'static str,
    /// Heading of the ways that a worker has: "From a worker: in this room, your key is in one".
    pub trial_worker: &'static str,
    /// Heading of the ways that only a frame has: "From a frame: you are looking at one".
    pub trial_frame: &'static str,
    /// A kind of ways: "Ask a host for something".
    pub trial_requests: &'static str,
    /// "Keep a line to a host open".
    pub trial_connections: &'static str,
    /// "Load a program from elsewhere".
    pub trial_scripts: &'static str,
    /// "Start another worker".
    pub trial_workers: &'static str,
    /// "Load a font".
    pub trial_fonts: &'static str,
    /// "Call another computer directly".
    pub trial_calls: &'static str,
    /// "Leave a message behind".
    pub trial_beacons: &'static str,
    /// "Show a picture from elsewhere".
    pub trial_pictures: &'static str,
    /// "Play sound or film".
    pub trial_media: &'static str,
    /// "Style things from elsewhere".
    pub trial_styles: &'static str,
    /// "Load something ahead of need".
    pub trial_ahead: &'static str,
    /// "Open a frame inside the frame".
    pub trial_frames: &'static str,
    /// "Embed a document or a plug-in".
    pub trial_objects: &'static str,
    /// "Open a window".
    pub trial_windows: &'static str,
    /// "Ask another site for a payment or a sign-in".
    pub trial_services: &'static str,
    /// How many of a kind are closed: "{closed} of {all} closed".
    pub trial_count: &'static str,
    /// What stopped the {ways}, by the names of their directives, {by}: "Stopped by the policy ({by}):
    /// {ways}".
    pub trial_policy: &'static str,
    /// So did the browser, with the error {by}: "Refused by the browser ({by}): {ways}".
    pub trial_refused: &'static str,
    /// There are no such {ways}: "Not to be had in here: {ways}".
    pub trial_absent: &'static str,
    /// Nothing stopped the {ways}: "Not stopped: {ways}".
    pub trial_open: &'static str,
    /// The browser shows nothing of the {ways}: "This browser does not show what became of: {ways}".
    pub trial_unseen: &'static str,
    /// In the end: "{closed} of {all} ways out are closed."
    pub trial_kept: &'static str,
    /// If some were not seen: "… What became of the others, this browser does not show."
    pub trial_partly: &'static str,
    /// If some were open: "… The room does not keep its promise here. Make no key in it, …"
    pub trial_broken: &'static str,
    /// Under it: "What this does not show: …"
    pub trial_limits: &'static str,
}

impl RoomText {
    /// In English.
    pub const ENGLISH: Self = en::ENGLISH;
    /// In Simplified Chinese.
    pub const CHINESE: Self = zh::CHINESE;
}
