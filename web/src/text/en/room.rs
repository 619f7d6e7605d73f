//! What the key room says.

use keyside_room::RoomText;

pub(super) const ROOM: RoomText = RoomText {
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
    kind: "Kind",
    fingerprint: "Fingerprint",
    fingerprint_whole: "Show all of it",
    fingerprint_hint: "SHA-256 of the public key. It tells keys apart and gives nothing away; the order \
                       shows the same one.",
    save: "Save the key file",
    save_why: "The key exists only in this room, and closing the tab wipes it. Save it now: with the \
               file you can fetch your certificate later, too.",
    save_alone: "Save the key alone",
    passphrase: "Passphrase",
    passphrase_hint: "At least {minimum} characters. The file is locked with it. Nobody can recover a \
                      lost passphrase.",
    passphrase_show: "Show",
    passphrase_hide: "Hide",
    save_open: "Save without a passphrase",
    save_open_warning: "Whoever gets hold of this file can pose as your site. Keep it where only you \
                        can read it.",
    save_key: "Save key file",
    saving: "Preparing the file…",
    save_done: "Handed to your browser as {file}. Check that it is in your downloads.",
    passphrase_too_short: "Type at least {minimum} characters, or choose to save without a passphrase.",
    save_failed: "The file could not be made. Please try again.",
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
    certificate_mismatch: "The certificate that came is for another key. Nothing was saved.",
    invalid_certificate: "The certificate that came cannot be read.",
    key_wanted: "Open your key file",
    key_wanted_hint: "The certificate for {domain} is here. Its key is in the file that you saved; it is \
                      read in this room only.",
    wanted: "Wanted key",
    choose_file: "Choose key file",
    drop_file: "or drop it here",
    file: "File",
    file_locked: "This file is locked. Type the passphrase that you chose for it.",
    open: "Open",
    opening: "Opening the file…",
    wrong_passphrase: "This passphrase does not open the file.",
    not_a_key_file: "There is no private key in this file that can be read here. Choose the file that \
                     you saved in this room.",
    another_key: "This is another key: its fingerprint begins with {found}, the wanted one begins with \
                  {wanted}.",
    forgotten: "The key is wiped",
    forgotten_hint: "Nothing of it is left in this room.",
};
