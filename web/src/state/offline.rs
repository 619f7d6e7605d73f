//! What happens on the screen without an order.

use keyside_core::{Fingerprint, KeyAlgorithm};
use keyside_room::RoomError;

use super::{Flow, State};
use crate::{
    form::{Field, Problems, Signing},
    note::{Note, OfflineNote},
    offline::{
        Certificate, CertificateProblem, HandedOver, KeyAnswer, KeySource, MadeRequest, Offline,
        OfflineRequest, ToSign,
    },
    room::{HeldKey, SignedRequest},
};

/// What the person does there.
#[derive(Debug)]
pub(crate) enum Doing {
    /// They type names.
    Type(String),
    /// They leave the field.
    Leave,
    /// They choose a key.
    Choose(KeySource),
    /// They ask for a request with wrong answers.
    Refuse(Problems),
    /// They ask for a request.
    Ask(ToSign),
    /// They do not want it after all, or want another one.
    StartAgain,
    /// They hand over a certificate.
    HandOver(Vec<u8>),
    /// They want to hand over another one.
    TakeBack,
}

impl State {
    pub(super) fn offline_done(&mut self, doing: Doing) {
        let own = self.room.own_key();
        let offline = &mut self.offline;
        match doing {
            Doing::Type(typed) => offline.typed = typed,
            Doing::Leave => {
                let problem = offline.problem(Field::Domain, own);
                offline.problems = offline.problems.with(Field::Domain, problem);
            }
            Doing::Choose(source) => offline.source = source,
            Doing::Refuse(problems) => offline.problems = problems,
            Doing::Ask(asked) => {
                offline.request = OfflineRequest::Asked(asked);
                offline.certificate = None;
            }
            Doing::StartAgain => offline.request = OfflineRequest::NotYet,
            Doing::HandOver(content) => offline.certificate = Some(HandedOver::read(&content)),
            Doing::TakeBack => offline.certificate = None,
        }
        self.rejudge_offline();
    }

    /// Judges anew what was judged before.
    pub(super) fn rejudge_offline(&mut self) {
        let (own, offline) = (self.room.own_key(), &mut self.offline);
        let judge = |field| offline.problem(field, own);
        offline.problems = offline.problems.rejudged(judge);
    }

    /// What the room is to sign, wherever that was asked for.
    pub(crate) fn to_sign(&self) -> Option<ToSign> {
        match &self.flow {
            Flow::Making(request) => Some(ToSign {
                domain: request.domain.clone(),
                others: Vec::new(),
                signing: request.signing.clone(),
            }),
            Flow::Offline => self.offline.request.asked().cloned(),
            _ => None,
        }
    }

    /// The kind of key that will be asked for, as long as it was not.
    pub(super) fn kind_to_prepare_offline(&self) -> Option<KeyAlgorithm> {
        match (&self.flow, &self.offline) {
            (
                Flow::Offline,
                Offline {
                    source: KeySource::New(kind),
                    request: OfflineRequest::NotYet,
                    certificate: None,
                    ..
                },
            ) => Some(*kind),
            _ => None,
        }
    }

    /// The room signed what was asked for here.
    pub(super) fn made_offline(
        &mut self,
        algorithm: KeyAlgorithm,
        fingerprint: Fingerprint,
        csr: String,
    ) {
        let Some(asked) = self.offline.request.asked().cloned() else {
            return;
        };
        let signed = SignedRequest {
            domain: asked.domain.clone(),
            key_kind: algorithm.name().to_owned(),
            fingerprint,
            csr,
        };
        let names = asked.names().cloned().collect();
        let note = OfflineNote::new(names, &signed.csr);
        self.hold(HeldKey {
            // Only a request for one name can be ordered with.
            request: asked.others.is_empty().then(|| signed.clone()),
            note: Some(Note::Offline(note)),
            ..HeldKey::new(fingerprint, asked.signing.kept())
        });
        self.offline.request = OfflineRequest::Made(Box::new(MadeRequest { asked, signed }));
    }

    /// Goes on with what a capsule holds that was sealed here.
    pub(super) fn resumed_offline(
        &mut self,
        note: &OfflineNote,
        algorithm: KeyAlgorithm,
        fingerprint: Fingerprint,
    ) {
        if let Some((domain, others)) = note.names.split_first() {
            self.offline.typed = note.typed();
            self.offline.source = KeySource::New(algorithm);
            self.offline.request = OfflineRequest::Made(Box::new(MadeRequest {
                asked: ToSign {
                    domain: domain.clone(),
                    others: others.to_vec(),
                    signing: Signing::NewKey(algorithm),
                },
                signed: SignedRequest {
                    domain: domain.clone(),
                    key_kind: algorithm.name().to_owned(),
                    fingerprint,
                    csr: note.csr.clone(),
                },
            }));
        }
        self.flow = Flow::Offline;
    }

    /// The certificate that was handed over, while its screen is shown.
    pub(super) fn matched(&self) -> Option<&Certificate> {
        match (&self.flow, &self.offline.certificate) {
            (Flow::Offline, Some(HandedOver::Certificate(certificate))) => Some(certificate),
            _ => None,
        }
    }

    /// The room says whether the key of the certificate with this key is there.
    pub(super) fn answered(&mut self, fingerprint: &Fingerprint, answer: KeyAnswer) {
        if let Some(HandedOver::Certificate(certificate)) = &mut self.offline.certificate
            && certificate.chain.matches(fingerprint)
        {
            certificate.key = answer;
        }
    }

    /// The room could not do something that was asked for here.
    pub(super) fn failed_offline(&mut self, error: RoomError) {
        if self.offline.request.asked().is_some() {
            self.offline.request = OfflineRequest::NotYet;
        }
        if error == RoomError::InvalidCertificate && self.matched().is_some() {
            let refused = HandedOver::Refused(CertificateProblem::NotSigned);
            self.offline.certificate = Some(refused);
        }
    }

    /// Where there is no proxy there is nothing to order.
    pub(super) fn stay_offline(&mut self) {
        if self.alone
            && !matches!(
                self.flow,
                Flow::Offline | Flow::Reading(_) | Flow::Resuming(_)
            )
        {
            self.flow = Flow::Offline;
        }
    }
}
