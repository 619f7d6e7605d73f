//! What happens to keys and requests that the person brings.

use keyside_room::Own;

use super::{Flow, State};
use crate::{
    form::{Draft, OwnKey, OwnRequest, Source},
    room::{HeldKey, Kept},
};

impl State {
    pub(super) fn bring(&mut self, own: Own) {
        if let Flow::Reading(read) = &mut self.flow {
            *read = None;
            return;
        }
        self.choose(match own {
            Own::Key => Source::Key(self.room.own_key()),
            Own::Request => Source::Request(None),
            Own::Capsule => return,
        });
    }

    pub(super) fn key_brought(&mut self, key: OwnKey) {
        self.hold(HeldKey::new(key.fingerprint, Kept::ByPerson(key.algorithm)));
        if let Flow::Reading(_) | Flow::Resuming(_) = self.flow {
            self.flow = Flow::default();
        } else if self.draft.source.own() != Some(Own::Request) {
            return;
        }
        if let Flow::Describing { .. } = self.flow {
            self.choose(Source::Key(Some(key)));
        }
    }

    pub(super) fn request_brought(&mut self, request: OwnRequest) {
        let request = Some(Box::new(request));
        if let Flow::Resuming(_) = self.flow {
            self.flow = Flow::default();
        }
        match &mut self.flow {
            Flow::Describing { .. } => self.choose(Source::Request(request)),
            Flow::Reading(read) => *read = request,
            Flow::Offline => self.flow = Flow::Reading(request),
            _ => {}
        }
    }

    /// Orders with the request that was read.
    pub(super) fn use_read(&mut self) {
        if let Flow::Reading(request @ Some(_)) = &mut self.flow {
            let request = request.take();
            self.flow = Flow::default();
            self.choose(Source::Request(request));
        }
    }

    /// Reads the request that was brought to the form.
    pub(super) fn read(&mut self) {
        if let Some(request) = self.draft.source.request() {
            self.flow = Flow::Reading(Some(Box::new(request.clone())));
        }
    }

    /// Notes a key that came into the room.
    pub(super) fn hold(&mut self, key: HeldKey) {
        self.room.add(key);
        self.find_own_key();
    }

    /// Notes that the room has no key any more of which this is true.
    pub(super) fn lose(&mut self, lost: impl Fn(&HeldKey) -> bool) {
        self.room.keys.retain(|key| !lost(key));
        let keys = &self.room.keys;
        if keys.is_empty() {
            // The room knows nothing of it any more.
            self.offline.certificate = None;
        }
        self.room
            .sealed
            .take_if(|sealed| !keys.iter().any(|key| key.fingerprint == sealed.fingerprint));
        self.find_own_key();
    }

    fn find_own_key(&mut self) {
        self.rejudge_offline();
        if let Source::Key(own) = &mut self.draft.source {
            *own = self.room.own_key();
            self.rejudge();
        }
    }

    fn choose(&mut self, source: Source) {
        self.edit(Draft {
            source,
            ..self.draft.clone()
        });
        self.fit();
    }
}
