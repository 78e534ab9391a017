//! The weighted mean that every roll-up is made of.

/// The mean of `(weight, value)` pairs. Weights are relative: 1 and 3 say the same as 10 and 30.
/// `None` where nothing has a weight above 0.
pub(super) fn weighted_mean(parts: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let largest = parts
        .clone()
        .fold(0.0, |largest: f64, (weight, _)| largest.max(weight));
    if largest <= 0.0 {
        return None;
    }
    // Only huge weights are scaled, or they would add up to infinity: it costs the others their
    // exactness.
    let scale = if largest > 1e200 { largest } else { 1.0 };
    let (sum, total) = parts.fold((0.0, 0.0), |(sum, total), (weight, value)| {
        let weight = weight / scale;
        (sum + weight * value, total + weight)
    });
    let mean: f64 = sum / total;
    mean.is_finite().then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::weighted_mean;

    fn mean(parts: &[(f64, f64)]) -> Option<f64> {
        weighted_mean(parts.iter().copied())
    }

    #[test]
    fn weights_are_relative() {
        assert_eq!(mean(&[(1.0, 0.25), (3.0, 0.75)]), Some(0.625));
        assert_eq!(mean(&[(10.0, 0.25), (30.0, 0.75)]), Some(0.625));
    }

    #[test]
    fn a_weight_of_zero_takes_no_part() {
        assert_eq!(mean(&[(0.0, 1.0), (2.0, 0.25)]), Some(0.25));
    }

    #[test]
    fn without_any_weight_there_is_no_mean() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[(0.0, 1.0), (0.0, 0.5)]), None);
    }

    #[test]
    fn huge_weights_stay_finite() {
        assert_eq!(mean(&[(f64::MAX, 1.0), (f64::MAX, 0.0)]), Some(0.5));
    }
}
