//! What SECURITY.md says of each way, which is what the tests expect.

use std::{collections::BTreeMap, fmt};

use support::Make;

use crate::lab::Place;

/// What comes of a way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// Nothing gets out, but where there are no walls something does.
    Held,
    /// The name of a host is looked up, and nothing else gets out.
    Name,
    /// It gets out.
    Out,
    /// Nothing gets out, not even where there are no walls: the browser has no such way.
    None,
}

/// What comes of each, where that is said.
pub(crate) type Outcomes = BTreeMap<String, Option<Outcome>>;

/// A table under a heading.
#[derive(Debug)]
pub(crate) struct Table(BTreeMap<(String, String), Outcome>);

impl Table {
    /// The table under that heading.
    pub(crate) fn under(heading: &str) -> Self {
        let (_, rest) = SECURITY
            .split_once(&format!("\n{heading}\n"))
            .expect(heading);
        let lines = rest.lines().skip_while(|line| !line.starts_with('|'));
        let mut rows = lines.take_while(|line| line.starts_with('|')).map(cells);
        let columns: Vec<_> = rows
            .next()
            .expect("a head")
            .iter()
            .map(|name| name.to_lowercase())
            .collect();
        let outcomes = rows.skip(1).flat_map(|row| {
            let of_way = row.iter().zip(&columns).filter_map(|(cell, column)| {
                Some(((row[0].clone(), column.clone()), Outcome::parse(cell)?))
            });
            of_way.collect::<Vec<_>>()
        });
        Self(outcomes.collect())
    }

    /// What it says of a way, in a browser, from a place.
    pub(crate) fn outcome(&self, way: &str, make: Make, place: Place) -> Option<Outcome> {
        let column = format!("{place:?}, {make:?}").to_lowercase();
        self.0.get(&(way.to_owned(), column)).copied()
    }
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches('|').replace("`", "");
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

impl Outcome {
    const ALL: [Self; 4] = [Self::Held, Self::Name, Self::Out, Self::None];

    fn parse(text: &str) -> Option<Self> {
        let text = text.replace('*', "");
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.to_string() == text)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Held => "held",
            Self::Name => "name",
            Self::Out => "out",
            Self::None => "none",
        })
    }
}

const SECURITY: &str = include_str!("../../SECURITY.md");
