//! Reminders for a calendar (RFC 5545).

/// When people are reminded, in days before the end: enough for a proof that takes its time.
const DAYS_BEFORE: [i64; 2] = [21, 7];

/// The end of a certificate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reminder {
    /// The name that it is for, without `*.`.
    pub name: String,
    /// Its serial number in hexadecimal digits: with the name, what tells it from all others.
    pub serial: String,
    /// What the calendar shows.
    pub title: String,
    /// When it ends: UTC, in RFC 3339 form.
    pub ends: String,
}

/// A calendar with these reminders, written at that time (UTC, RFC 3339). Each has two alarms: three weeks before the
/// end and one.
///
/// ```
/// use keyside_core::{Reminder, calendar};
///
/// let reminder = Reminder {
///     name: "www.example.com".to_owned(),
///     serial: "01ab".to_owned(),
///     title: "The certificate of www.example.com ends".to_owned(),
///     ends: "2027-02-21T23:59:59Z".to_owned(),
/// };
///
/// let text = calendar(&[reminder], "2026-11-24T00:00:00Z");
///
/// assert!(text.contains("DTSTART:20270221T235959Z\r\n"));
/// ```
#[must_use]
pub fn calendar(reminders: &[Reminder], now: &str) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Keyside//Certificates//EN".to_owned(),
    ];
    for reminder in reminders {
        lines.extend(event(reminder, now));
    }
    lines.extend(["END:VCALENDAR", ""].map(str::to_owned));
    let folded: Vec<_> = lines.iter().map(|line| folded(line)).collect();
    folded.join("\r\n")
}

fn event(reminder: &Reminder, now: &str) -> Vec<String> {
    let Reminder {
        name,
        serial,
        title,
        ends,
    } = reminder;
    let title = escaped(title);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{}", escaped(serial), escaped(name)),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(ends)),
        format!("SUMMARY:{title}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    for days in DAYS_BEFORE {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{title}"),
            format!("TRIGGER:-P{days}D"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

/// A moment in UTC (section 3.3.5), from its RFC 3339 form.
fn stamp(rfc_3339: &str) -> String {
    let seconds = rfc_3339.split(['.', 'Z']).next().unwrap_or_default();
    seconds.replace(['-', ':'], "") + "Z"
}

/// A text (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A line of at most 75 bytes, continued on others that begin with a blank (section 3.1).
fn folded(line: &str) -> String {
    const LINE_MAX: usize = 75;

    let mut folded = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE_MAX {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: &str = "2027-02-19T23:59:59.000Z";

    fn titled(title: &str) -> String {
        let reminder = Reminder {
            name: "a.example".to_owned(),
            serial: "01".to_owned(),
            title: title.to_owned(),
            ends: THEN.to_owned(),
        };
        calendar(&[reminder], THEN)
    }

    #[test]
    fn a_moment_is_written_in_utc() {
        assert_eq!(stamp(THEN), "20270219T235959Z");
        assert_eq!(stamp("2027-02-19T23:59:59Z"), "20270219T235959Z");
    }

    #[test]
    fn a_title_cannot_add_lines_of_its_own() {
        let calendar = titled("a\r\nBEGIN:VALARM; b, c");

        assert!(calendar.contains("SUMMARY:a\\nBEGIN:VALARM\\; b\\, c\r\n"));
        assert_eq!(
            calendar.matches("\r\nBEGIN:VALARM\r\n").count(),
            DAYS_BEFORE.len()
        );
    }

    #[test]
    fn no_line_is_longer_than_a_calendar_reads() {
        let calendar = titled(&"证书".repeat(60));

        assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        assert!(calendar.replace("\r\n ", "").contains(&"证书".repeat(60)));
    }
}
