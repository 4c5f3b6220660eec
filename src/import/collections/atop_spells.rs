//! How long a member was in an alliance: phases of ATOP that follow each other are one time.

use super::date::Dated;

/// A row of a member.
#[derive(Clone, Debug)]
pub struct Phase {
    pub line: u64,
    pub entry: Dated,
    /// None, if it did not leave.
    pub exit: Dated,
}

/// A time that a member was in an alliance.
#[derive(Clone, Debug)]
pub struct Spell {
    pub entry: Dated,
    pub exit: Dated,
    /// The line that tells of the entry.
    pub begins: u64,
    /// The line that tells of the exit.
    pub ends: u64,
    /// The lines of all its phases.
    lines: Vec<u64>,
}

impl Spell {
    fn of(phase: Phase) -> Self {
        Self {
            entry: phase.entry,
            exit: phase.exit,
            begins: phase.line,
            ends: phase.line,
            lines: vec![phase.line],
        }
    }

    /// Whether a line tells a phase of it.
    pub fn has(&self, line: u64) -> bool {
        self.lines.contains(&line)
    }

    /// Whether a phase begins by the day after it ends. Where that can't be told, it does.
    fn goes_on_in(&self, phase: &Phase) -> bool {
        !self.exit.clone().day_after().is_before(&phase.entry)
    }

    fn take(&mut self, phase: Phase) {
        self.lines.push(phase.line);
        let is_later = self.exit.is_before(&phase.exit) || !phase.exit.is_given();
        if self.exit.is_given() && is_later {
            (self.exit, self.ends) = (phase.exit, phase.line);
        }
    }
}

/// The times of a member: rows come in any order, and phases may overlap, as where one treaty was
/// carried on with two successors.
pub fn spells(mut phases: Vec<Phase>) -> Vec<Spell> {
    phases.sort_by_key(|it| it.entry.day());
    let mut spells: Vec<Spell> = vec![];
    for phase in phases {
        match spells.last_mut() {
            Some(last) if last.goes_on_in(&phase) => last.take(phase),
            _ => spells.push(Spell::of(phase)),
        }
    }
    spells
}

#[cfg(test)]
mod tests {
    use super::{Dated, Phase, spells};

    /// Entry and exit of each time, and the lines that tell of them.
    fn read(phases: &[(&str, &str)]) -> Vec<String> {
        let phases = (1..).zip(phases).map(|(line, (entry, exit))| Phase {
            line,
            entry: Dated::read(entry),
            exit: Dated::read(exit),
        });
        let spells = spells(phases.collect()).into_iter();
        let told = spells.map(|it| {
            let (entry, exit) = (it.entry.edtf().to_owned(), it.exit.edtf().to_owned());
            format!("{entry} {} / {exit} {}", it.begins, it.ends)
        });
        told.collect()
    }

    #[test]
    fn phases_that_follow_each_other_are_one_time() {
        for second in ["1954-10-23", "1954-10-24"] {
            let told = read(&[("1948-03-17", "1954-10-23"), (second, "2011-06-30")]);
            assert_eq!(told, ["1948-03-17 1 / 2011-06-30 2"]);
        }
        let vague = read(&[("1913-05-19", "1915"), ("1915", "1918")]);
        assert_eq!(vague, ["1913-05-19 1 / 1918 2"]);
    }

    #[test]
    fn a_gap_parts_two_times() {
        let told = read(&[("1989-05-22", ""), ("1945-03-22", "1979-03-31")]);
        assert_eq!(told, ["1945-03-22 2 / 1979-03-31 2", "1989-05-22 1 /  1"]);
        let vague = read(&[("1975-08-01", "1992-05"), ("2000-11-27", "")]);
        assert_eq!(vague.len(), 2);
    }

    #[test]
    fn of_phases_that_overlap_the_last_exit_counts() {
        let two = [
            ("1968-08-16", "1992-12-31"),
            ("1993-01-01", "1994-06-22"),
            ("1993-01-01", "1993-09-24"),
        ];
        assert_eq!(read(&two), ["1968-08-16 1 / 1994-06-22 2"]);
        let open = [("1991-10-01", ""), ("1993-01-01", "1995-01-01")];
        assert_eq!(read(&open), ["1991-10-01 1 /  1"]);
    }
}
