//! How much a client may ask for: a bucket that each price fills and time empties.

use std::time::{Duration, Instant};

/// How large buckets are, and how fast they empty.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// What a bucket holds.
    pub holds: u64,
    /// What leaves it each second; at least one.
    pub leaks: u64,
}

/// What a client asked for of late.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    level: u64,
    at: Instant,
}

impl Bucket {
    pub fn empty(at: Instant) -> Self {
        Self { level: 0, at }
    }

    /// What is in it at an instant. What has not leaked as a whole is counted next time.
    pub fn at(self, now: Instant, size: Size) -> Self {
        let passed = now.saturating_duration_since(self.at);
        let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let leaked = millis.saturating_mul(size.leaks) / 1000;
        if leaked >= self.level {
            return Self::empty(now);
        }
        // Only the time that the leak took is spent, so that nothing is lost between two looks.
        let spent = Duration::from_millis(leaked.saturating_mul(1000) / size.leaks);
        Self {
            level: self.level - leaked,
            at: self.at + spent,
        }
    }

    /// Pours a price in. If it does not fit: in how many seconds it will.
    pub fn pour(self, price: u64, size: Size) -> Result<Self, u64> {
        let level = self.level.saturating_add(price);
        if level > size.holds {
            let over = level - size.holds;
            return Err(over.div_ceil(size.leaks));
        }
        Ok(Self { level, ..self })
    }

    /// Pours in what can't be had back; what does not fit is lost.
    pub fn fill(self, price: u64, size: Size) -> Self {
        let level = self.level.saturating_add(price).min(size.holds);
        Self { level, ..self }
    }

    /// What still fits.
    pub fn room(self, size: Size) -> u64 {
        size.holds.saturating_sub(self.level)
    }

    pub fn is_empty(self) -> bool {
        self.level == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        holds: 100,
        leaks: 10,
    };

    #[test]
    fn a_full_bucket_tells_how_long_to_wait() {
        let begin = Instant::now();
        let full = Bucket::empty(begin).pour(100, SIZE).unwrap();
        assert_eq!(full.room(SIZE), 0);
        assert_eq!(full.pour(25, SIZE).unwrap_err(), 3);
        let later = full.at(begin + Duration::from_millis(2500), SIZE);
        assert_eq!(later.room(SIZE), 25);
        assert_eq!(later.pour(25, SIZE).unwrap().room(SIZE), 0);
    }

    #[test]
    fn what_is_spent_fills_a_bucket_and_no_more() {
        let begin = Instant::now();
        let spent = Bucket::empty(begin).fill(70, SIZE);
        assert_eq!(spent.room(SIZE), 30);
        let full = spent.fill(u64::MAX, SIZE);
        assert_eq!(full.room(SIZE), 0);
        assert_eq!(full.at(begin + Duration::from_secs(1), SIZE).room(SIZE), 10);
    }

    #[test]
    fn looking_often_loses_no_time() {
        let begin = Instant::now();
        let full = Bucket::empty(begin).pour(100, SIZE).unwrap();
        let often = (1..=1000).fold(full, |bucket, at| {
            bucket.at(begin + Duration::from_millis(at), SIZE)
        });
        assert_eq!(often.room(SIZE), 10);
    }

    #[test]
    fn an_empty_bucket_is_never_more_than_empty() {
        let begin = Instant::now();
        let later = Bucket::empty(begin).at(begin + Duration::from_secs(1_000_000), SIZE);
        assert_eq!(later.room(SIZE), 100);
        assert_eq!(later.pour(100, SIZE).unwrap().room(SIZE), 0);
    }
}
