//! The time of day, as people type it.

/// The time of day as a plan keeps it, `09:30`, from what was typed: `9:30`, `9.30`, `930`, `9`, `9 am` or
/// `2:15 pm`. `None` where it is no time.
pub fn read_time(typed: &str) -> Option<String> {
    let low = typed.trim().to_lowercase();
    let (digits, half) = match (low.strip_suffix("am"), low.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim(), Some(0)),
        (_, Some(rest)) => (rest.trim(), Some(12)),
        _ => (low.as_str(), None),
    };
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "00"),
    };
    let number = |text: &str, most: u32| {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        let number: u32 = is_short.then(|| text.parse().ok())??;
        (number <= most).then_some(number)
    };
    let (hours, minutes) = (
        number(hours, 23)?,
        number(minutes, 59).filter(|_| minutes.len() == 2)?,
    );
    let hours = match half {
        None => hours,
        Some(half) if (1..=12).contains(&hours) => hours % 12 + half,
        Some(_) => return None,
    };
    Some(format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::read_time;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, time) in [
            ("09:30", "09:30"),
            (" 9:30 ", "09:30"),
            ("9.30", "09:30"),
            ("930", "09:30"),
            ("1415", "14:15"),
            ("9", "09:00"),
            ("9 am", "09:00"),
            ("12am", "00:00"),
            ("12 PM", "12:00"),
            ("2:15 pm", "14:15"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(read_time(typed).as_deref(), Some(time), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for typed in [
            "", "noon", "24:00", "9:60", "9:3", "13 pm", "0 am", "-1:00", "12345", "9:30:00", "é30",
        ] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}
