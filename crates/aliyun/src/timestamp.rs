//! Dates as the signatures write them: `YYYY-MM-DDThh:mm:ssZ`.

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// The moment in UTC, to the second.
#[must_use]
pub fn format(time: OffsetDateTime) -> String {
    let utc = time.to_offset(UtcOffset::UTC);
    let (year, month, day) = utc.to_calendar_date();
    let (hour, minute, second) = utc.to_hms();
    format!(
        "{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z",
        u8::from(month)
    )
}

/// The moment that the text names, or nothing when it is not of this form.
#[must_use]
pub fn parse(text: &str) -> Option<OffsetDateTime> {
    let shape = text
        .bytes()
        .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    if !shape.eq(*b"0000-00-00T00:00:00Z") {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<u8>().ok();
    let year = text[..4].parse().ok()?;
    let month = Month::try_from(part(5..7)?).ok()?;
    let date = Date::from_calendar_date(year, month, part(8..10)?).ok()?;
    let time = Time::from_hms(part(11..13)?, part(14..16)?, part(17..19)?).ok()?;
    Some(OffsetDateTime::new_utc(date, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_the_same_moment() {
        let moment = OffsetDateTime::from_unix_timestamp(1_791_793_800).expect("in range");

        let text = format(moment);

        assert_eq!(text, "2026-10-12T08:30:00Z");
        assert_eq!(parse(&text), Some(moment));
    }

    #[test]
    fn refuses_every_other_form() {
        for text in [
            "",
            "2026-10-12T08:30:00",
            "2026-10-12 08:30:00Z",
            "2026-10-12T08:30:00.000Z",
            "2026-10-12T08:30:00+08:00",
            "2026-13-12T08:30:00Z",
            "2026-02-30T08:30:00Z",
            "2026-10-12T24:30:00Z",
            "２026-10-12T08:30:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
