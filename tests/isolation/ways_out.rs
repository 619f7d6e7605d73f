//! Each way out is gone, from each place, with walls and without.

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
    trial
        .go(&together, async |ways| trial.go_together(ways).await)
        .await;
    trial
        .go(&alone, async |ways| trial.go_alone(ways).await)
        .await;

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

    /// Goes the ways so. A busy browser leaves some for later: those that end otherwise than they should are gone
    /// again, which hides nothing, since what was heard once stays heard.
    async fn go(&self, ways: &[String], so: impl AsyncFn(&[String])) {
        const TRIES: usize = 3;

        let mut left = ways.to_vec();
        for _ in 0..TRIES {
            if left.is_empty() {
                return;
            }
            so(&left).await;
            left.retain(|way| self.said(way) != Some(self.seen(way)));
        }
    }

    /// Goes the ways in one window.
    async fn go_together(&self, ways: &[String]) {
        for (walls, home) in self.journeys() {
            self.lab.enter(walls, self.place).await;
            let errands = self.errands(ways, walls, home);
            self.lab.have(self.place, "go", &errands).await;
            self.lab.draw().await;
        }
        self.settle(ways).await;
    }

    /// Goes each way in a window of its own: a frame has several in one page, if the page stays.
    async fn go_alone(&self, ways: &[String]) {
        let in_page =
            |way: &&String| self.place == Place::Frame && !ENDS_PAGE.contains(&way.as_str());
        let (in_page, in_tabs): (Vec<_>, Vec<_>) =
            ways.iter().cloned().partition(|way| in_page(&way));
        if !in_page.is_empty() {
            for (walls, home) in self.journeys() {
                let page = self.lab.enter(walls, self.place).await;
                self.lab.turn_to(&page).await;
                self.lab
                    .send_frames(&self.errands(&in_page, walls, home))
                    .await;
            }
            self.settle(&in_page).await;
        }
        for ways in in_tabs.chunks(TABS) {
            for (walls, home) in self.journeys() {
                // To its own host a page may go, and to the stranger nothing less is in the way.
                if home && self.place == Place::Page {
                    continue;
                }
                for errand in self.errands(ways, walls, home) {
                    self.lab.enter(walls, self.place).await;
                    self.lab.have(self.place, "go", &[errand]).await;
                }
            }
            self.settle(ways).await;
        }
    }

    /// To the stranger and to the page's own host, which the page may reach; without walls after it was
    /// tried with them, so that what comes late is heard too.
    fn journeys(&self) -> Vec<(Walls, bool)> {
        let mut journeys = vec![
            (Walls::Up, false),
            (Walls::Down, false),
            (Walls::Down, true),
        ];
        if self.place != Place::Page {
            journeys.insert(1, (Walls::Up, true));
        }
        journeys
    }

    fn errands<'b>(&self, ways: &'b [String], walls: Walls, home: bool) -> Vec<(&'b str, String)> {
        ways.iter()
            .map(|way| (way.as_str(), self.address(way, walls, home)))
            .collect()
    }

    /// Waits until everything that was said to come has come.
    async fn settle(&self, ways: &[String]) {
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
        let heard = |walls| {
            let journeys = self.journeys().into_iter();
            let with = journeys.filter(move |(found, _)| *found == walls);
            with.flat_map(|(walls, home)| self.lab.witness.heard(&self.label(way, walls, home)))
        };
        let mut out = heard(Walls::Up).peekable();
        match (
            out.peek().is_some(),
            out.any(|channel| channel != Channel::Name),
        ) {
            (_, true) => Outcome::Out,
            (true, false) => Outcome::Name,
            (false, false) if heard(Walls::Down).next().is_some() => Outcome::Held,
            (false, false) => Outcome::None,
        }
    }

    fn address(&self, way: &str, walls: Walls, home: bool) -> String {
        let label = self.label(way, walls, home);
        if home {
            self.lab.home(walls, &label)
        } else {
            self.lab.stranger(&label)
        }
    }

    /// What can stand in a name, an address and a call alike, and tells all of it.
    fn label(&self, way: &str, walls: Walls, home: bool) -> String {
        let way: String = way.chars().filter(char::is_ascii_alphanumeric).collect();
        let to = if home { "home" } else { "away" };
        let from = format!("{:?}{:?}", self.make, self.place);
        // The digit keeps one label from being the end of another.
        format!("0{way}{walls:?}{to}{from}{SECRET}").to_lowercase()
    }
}

const SECRET: &str = "5ec2e7";

/// Ways of a frame that take the page away.
const ENDS_PAGE: [&str; 3] = [
    "location of the parent",
    "location of the top window",
    "link to the top window",
];

/// How many ways are gone at once in tabs of their own.
const TABS: usize = 6;
