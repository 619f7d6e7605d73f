//! What the room says in English.

use super::RoomText;

pub(super) const ENGLISH: RoomText = RoomText {
    title: "Key room",
    promise: "Your key is made and kept in here. This room has no way to the network, and the page \
              around it cannot look inside.",
    sealed: "No network",
    starting: "Getting the room ready…",
    engine_failed: "The room could not start. Reload the page. If that does not help, use a current \
                    version of your browser.",
    empty: "No key yet",
    empty_hint: "When you have described your certificate, its key is made here.",
    making: "Making your key",
    expect_curve: "This takes less than a second.",
    expect_rsa2048: "Two large primes are being searched for. This usually takes less than a \
                     second; chance decides.",
    expect_rsa3072: "Two large primes are being searched for. This usually takes less than a \
                     second; chance decides.",
    expect_rsa4096: "Two large primes are being searched for. This usually takes a second or two; chance \
                     decides.",
    elapsed: "{seconds} s so far",
    cancel: "Cancel",
    cancelled: "Stopped",
    cancelled_hint: "No key was made. You can start again at any time.",
    make_failed: "The key could not be made. Please try again.",
    no_randomness: "Your browser gave no random numbers, so no safe key can be made. Use a current \
                    version of your browser.",
    ready: "Your key is ready",
    unsaved: "Not saved yet",
    saved: "Saved",
    safe: "Safe",
    kind: "Kind",
    fingerprint: "Fingerprint",
    fingerprint_whole: "Show all of it",
    fingerprint_hint: "SHA-256 of the public key. It tells keys apart and gives nothing away; the order \
                       shows the same one.",
    key_brought: "Your own key is here",
    save: "Make your key safe",
    save_why: "The key exists only in this room, and closing the tab wipes it. Make it safe before \
               you go on.",
    save_more: "Keep the key somewhere else, too",
    save_alone: "Save the key alone",
    save_copy: "Save a copy of the key",
    save_copy_why: "You have this key in a file of your own. Here you can save it once more, locked with a \
                    passphrase.",
    way: "How?",
    way_browser: "Keep it in this browser",
    way_browser_hint: "Recommended. You go on here whenever you like.",
    way_file: "Save a file",
    way_file_hint: "You go on in any browser, or use the key in other programs.",
    keep_hint: "At least {minimum} characters. The copy is locked with it, and the page, which keeps it, \
                cannot open it. Nobody can recover a lost passphrase.",
    repeat: "The same passphrase again",
    keep: "Keep it",
    locking: "Locking…",
    keeping: "Keeping and checking…",
    kept: "Kept, read back and checked.",
    keep_passphrase_too_short: "Type at least {minimum} characters.",
    passphrases_differ: "The two passphrases differ. Type the same one twice.",
    keep_failed: "The copy could not be made. Try again, or save a file.",
    not_kept_full: "This browser has no room left for it. Save a file instead.",
    not_kept_unavailable: "This browser keeps nothing, such as in a private window. Save a file instead.",
    not_kept_failed: "This browser did not keep it as it was. Save a file instead.",
    which_file: "Which file?",
    capsule_file: "Resume file (.keyside)",
    capsule_file_hint: "Recommended. The key and what was asked for: open it here to go on.",
    key_file: "Key file (PKCS#8)",
    key_file_hint: "The key alone, as other programs read it.",
    passphrase: "Passphrase",
    passphrase_hint: "At least {minimum} characters. The file is locked with it. Nobody can recover a \
                      lost passphrase.",
    passphrase_show: "Show",
    passphrase_hide: "Hide",
    save_open: "Save without a passphrase",
    save_open_warning: "Whoever gets hold of this file can pose as your site. Keep it where only you \
                        can read it.",
    save_key: "Save key file",
    save_capsule: "Save resume file",
    save_again: "Save it again",
    saving: "Preparing the file…",
    save_done: "Handed to your browser as {file}. Check that it is in your downloads.",
    passphrase_too_short: "Type at least {minimum} characters, or choose to save without a passphrase.",
    capsule_passphrase_too_short: "Type at least {minimum} characters.",
    save_failed: "The file could not be made. Please try again.",
    prove: "Now show that you have it",
    prove_hint: "Open the file that you saved. The room compares its key with this one.",
    proven: "Read back and checked: the file holds this key.",
    delivered: "Your certificate is here",
    delivered_hint: "It fits your key. Choose where you will use them, and save both together.",
    server: "Where will you use it?",
    server_other: "Something else (one PEM file)",
    bundle_older: "These versions call a modern file a wrong password. This one is locked in the old, \
                   weaker way.",
    bundle_warning: "The key in this file is not locked, because a server must read it when it starts. \
                     Move it to your server and keep no other copy.",
    bundle_passphrase_hint: "At least {minimum} characters: letters without accents, digits, spaces and \
                             the signs of an English keyboard. The file is locked with it, and the \
                             server asks for it. Nobody can recover a lost passphrase.",
    bundle_passphrase_too_short: "Type at least {minimum} characters.",
    bundle_passphrase_not_ascii: "Use only letters without accents, digits, spaces and the signs of an \
                                  English keyboard: servers read others in different ways.",
    save_bundle: "Save key and certificate",
    wipe_hint: "When both are where they belong, this room is done.",
    wipe: "Wipe the key",
    wipe_question: "Wipe the key from this room? What you saved stays.",
    wipe_yes: "Yes, wipe it",
    wipe_no: "Not yet",
    certificate_mismatch: "The certificate that came is for another key. Nothing was saved.",
    invalid_certificate: "The certificate that came cannot be read.",
    key_wanted: "Open your key file",
    key_wanted_hint: "The certificate for {domain} is here. Now open the file with its key; it is read in \
                      this room only.",
    wanted: "Wanted key",
    own_key: "Bring your own key",
    own_key_hint: "It is read in this room only and never leaves it: the page learns its kind and its \
                   fingerprint. PEM, DER and PKCS#12 (.p12, .pfx) are read.",
    own_request: "Bring your own request",
    own_request_hint: "A certification request (CSR), in PEM or DER. Only the request goes to the page: a \
                       private key in the same file does not.",
    own_capsule: "Go on from a resume file",
    own_capsule_hint: "Its name ends in .keyside. It is read in this room only.",
    copy_locked: "Open the kept copy",
    copy_locked_hint: "Type the passphrase with which you kept it.",
    choose_file: "Choose a file",
    drop_file: "or drop it here",
    paste: "Or paste its text",
    use_text: "Use this text",
    file: "File",
    pasted: "Pasted text",
    file_locked: "This file is locked. Type the passphrase that was chosen for it.",
    open: "Open",
    opening: "Opening the file…",
    request_brought: "Your request is here",
    request_brought_hint: "The page shows what it says.",
    key_passed_over: "There is a private key in this file, too. It was not needed, and nothing of it was \
                      kept.",
    another_file: "Use another file",
    wrong_passphrase: "This passphrase does not open it.",
    file_too_large: "This has more than {maximum} KiB, too much for a key or a request. It was not read.",
    not_a_key_file: "There is no private key here that can be read. A file with one is needed, in PEM, DER \
                     or PKCS#12.",
    several_keys: "There is more than one private key here. Bring the one that is meant in a file of its own.",
    no_key_in_container: "There are only certificates in this file, no private key.",
    another_key: "This is another key: its fingerprint begins with {found}, the wanted one begins with \
                  {wanted}.",
    openssh_key: "This key is in OpenSSH's own form. Convert a copy of the file with this command, then \
                  bring the copy.",
    legacy_encryption: "This key is locked in an old, weak way. Convert it with this command, then bring \
                        the new file.",
    unsupported_encryption: "This file is locked in a way that cannot be opened here. Convert it with this \
                             command, then bring the new file.",
    unsupported_container: "This file is locked in a way that cannot be opened here. Take the key out of it \
                            with this command, then bring the new file.",
    unsupported_key: "Keys of this kind or size are not supported. RSA with 2048, 3072, 4096 or 8192 bits, \
                      ECDSA on P-256 or P-384, Ed25519 and SM2 are.",
    short_key: "This RSA key has {bits} bits, at least {minimum} are needed. Make a new one.",
    small_factor: "This RSA key is broken: its modulus can be divided by {factor}, so that anyone can \
                   compute the key from its certificate. Do not use it anywhere.",
    roca: "This RSA key was made by a faulty chip (ROCA, CVE-2017-15361), so that others can compute it \
           from its certificate. Do not use it anywhere.",
    close_primes: "This RSA key is broken: its two primes are so close to each other that anyone can \
                   compute the key from its certificate. Do not use it anywhere.",
    perfect_power: "This RSA key is broken: its modulus is a power with the exponent {exponent}, so that \
                    anyone can compute the key from its certificate. Do not use it anywhere.",
    prime_modulus: "This RSA key is broken: its modulus is a prime, so that anyone can compute the key \
                    from its certificate. Do not use it anywhere.",
    known_weak_key: "This key is on the list of those that anyone can make again, such as by OpenSSL on \
                     Debian in 2006 to 2008. Do not use it anywhere.",
    not_a_request: "There is no certification request here that can be read. In PEM, it begins with \
                    -----BEGIN CERTIFICATE REQUEST-----.",
    several_requests: "There is more than one request here. Bring one alone.",
    not_a_capsule: "There is no resume file here that can be read. Its name ends in .keyside.",
    damaged_capsule: "A part of this was lost or changed, so that it cannot be opened. Use another copy.",
    unsupported_capsule: "This was made by another version of Keyside, and cannot be opened here.",
    no_memory: "There is too little memory to open this. Close other tabs and try again.",
    key_instead: "This is a private key. It stays in this room. Do you want to use it as your own key?",
    use_as_key: "Use it as my key",
    request_instead: "This is a certification request. Do you want to use it as your own request?",
    use_as_request: "Use it as my request",
    capsule_instead: "This is a resume file. Do you want to go on from it?",
    use_as_capsule: "Go on from it",
    no_key: "There is no key to sign with. Bring it again.",
    keys_lost: "The room had to start afresh, and the key in it is lost. If you kept or saved it, bring it \
                back.",
    forgotten: "The key is wiped",
    forgotten_hint: "Nothing of it is left in this room.",
    trial: "Do not take our word for it: prove it",
    trial_hint: "The room tries ways out, one after another, and shows what stops each. They are \
                 tried from a worker and a frame like those of this room, under the same rules but \
                 with nothing of yours in them; if a way were open, a number would reach the host of \
                 this page and nothing else would.",
    trial_go: "Prove it",
    trial_again: "Prove it again",
    trial_running: "Trying one way after another…",
    trial_worker: "From a worker: in this room, your key is in one",
    trial_frame: "From a frame: you are looking at one",
    trial_requests: "Ask a host for something",
    trial_connections: "Keep a line to a host open",
    trial_scripts: "Load a program from elsewhere",
    trial_workers: "Start another worker",
    trial_fonts: "Load a font",
    trial_calls: "Call another computer directly",
    trial_beacons: "Leave a message behind",
    trial_pictures: "Show a picture from elsewhere",
    trial_media: "Play sound or film",
    trial_styles: "Style things from elsewhere",
    trial_ahead: "Load something ahead of need",
    trial_frames: "Open a frame inside the frame",
    trial_objects: "Embed a document or a plug-in",
    trial_windows: "Open a window",
    trial_services: "Ask another site for a payment or a sign-in",
    trial_count: "{closed} of {all} closed",
    trial_policy: "Stopped by the policy ({by}): {ways}",
    trial_refused: "Refused by the browser ({by}): {ways}",
    trial_absent: "Not to be had in here: {ways}",
    trial_open: "Not stopped: {ways}",
    trial_unseen: "This browser does not show what became of: {ways}",
    trial_kept: "{closed} of {all} ways out are closed.",
    trial_partly: "{closed} of {all} ways out are closed. What became of the others, this browser \
                   does not show.",
    trial_broken: "{open} of {all} ways out are open. The room does not keep its promise here: make \
                   no key in it, and do not use one that was made in it.",
    trial_limits: "What this does not show: names that a browser looks up before it asks its rules, and ways that \
                   would end this room or whose end cannot be seen from within, such as forms and going \
                   elsewhere. The tests of this project go those, and SECURITY.md in its source lists what comes \
                   of each. Nor can it show what extensions and malware see, or that this host serves the \
                   published files: that is checked from outside.",
};
