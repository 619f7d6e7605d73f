//! Each way out is gone, from each place, with walls and without.

use std::slice;

use support::{Channel, Make};

use crate::{
    lab::{Lab, Place, Walls, settled},
    table::{Outcome, Outcomes, Table},
};

/// What comes of each way from the place in that browser, as SECURITY.md says and as it is.
pub(crate) async fn outcomes(make: Make, place: Place) -> [Outcomes; 2] {
    let table = Table::under("### To the network");
    let lab = Lab::start(make).await;
    let trial = Trial {
        lab: &lab,
        table,
        make,
        place,
    };

    let (together, alone) = trial.ways().await;
    trial.go(&together).await;
    for way in &alone {
        trial.go(slice::from_ref(way)).await;
    }

    let ways = || together.iter().chain(&alone);
    [
        ways().map(|way| (way.clone(), trial.said(way))).collect(),
        ways()
            .map(|way| (way.clone(), Some(trial.seen(way))))
            .collect(),
    ]
}

struct Trial<'a> {
    lab: &'a Lab,
    table: Table,
    make: Make,
    place: Place,
}

impl Trial<'_> {
    /// The ways of the place: those that can be gone together, and those that must be gone alone.
    async fn ways(&self) -> (Vec<String>, Vec<String>) {
        let [everywhere, windows, workers, alone] = self
            .lab
            .plans(["everywhere", "windows", "workers", "alone"])
            .await;
        match self.place {
            Place::Worker => ([everywhere, workers].concat(), Vec::new()),
            Place::Page | Place::Frame => ([everywhere, windows].concat(), alone),
        }
    }

    /// Goes the ways to the stranger and to the page's own host; without walls after it was tried
    /// with them, so that what comes late is heard too.
    async fn go(&self, ways: &[String]) {
        for walls in [Walls::Up, Walls::Down] {
            for home in [false, true] {
                self.lab.enter(walls, self.place).await;
                let errands: Vec<_> = ways
                    .iter()
                    .map(|way| (way.as_str(), self.address(way, walls, home)))
                    .collect();
                self.lab.have(self.place, "go", &errands).await;
                if ways.len() > 1 {
                    self.lab.draw().await;
                }
            }
        }
        settled(|| {
            ways.iter()
                .all(|way| self.said(way) == Some(self.seen(way)))
        })
        .await;
        self.lab.leave().await;
    }

    fn said(&self, way: &str) -> Option<Outcome> {
        self.table.outcome(way, self.make, self.place)
    }

    fn seen(&self, way: &str) -> Outcome {
        let heard = |walls, home| self.lab.witness.heard(&label(way, walls, home));
        let mut out = heard(Walls::Up, false);
        if self.place != Place::Page {
            out.extend(heard(Walls::Up, true));
        }
        let free = [heard(Walls::Down, false), heard(Walls::Down, true)];
        if out.iter().any(|channel| *channel != Channel::Name) {
            Outcome::Out
        } else if !out.is_empty() {
            Outcome::Name
        } else if free.iter().all(|heard| heard.is_empty()) {
            Outcome::None
        } else {
            Outcome::Held
        }
    }

    fn address(&self, way: &str, walls: Walls, home: bool) -> String {
        let label = label(way, walls, home);
        if home {
            self.lab.home(walls, &label)
        } else {
            self.lab.stranger(&label)
        }
    }
}

/// What can stand in a name, an address and a call alike, and tells the way.
fn label(way: &str, walls: Walls, home: bool) -> String {
    let way: String = way.chars().filter(char::is_ascii_alphanumeric).collect();
    let to = if home { "home" } else { "away" };
    // The digit keeps one label from being the end of another.
    format!("0{way}{walls:?}{to}{SECRET}").to_lowercase()
}

const SECRET: &str = "5ec2e7";
