//! The questions of the form, and what can be wrong with the answers.

use keyside_core::DomainProblem;

/// A question of the form, in the order of the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Field {
    Domain,
    Product,
    Validation,
    Source,
    Algorithm,
    ContactName,
    Phone,
    Email,
}

impl Field {
    /// Every question, in the order of the page.
    pub(crate) const ALL: &[Self] = &[
        Self::Domain,
        Self::Product,
        Self::Validation,
        Self::Source,
        Self::Algorithm,
        Self::ContactName,
        Self::Phone,
        Self::Email,
    ];

    /// The `id` of its control in the page.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Product => "product",
            Self::Validation => "validation",
            Self::Source => "source",
            Self::Algorithm => "algorithm",
            Self::ContactName => "contact-name",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum FieldProblem {
    Domain(DomainProblem),
    ProductMissing,
    ProductUsedUp,
    WildcardNotIncluded,
    WildcardRequired,
    FileForWildcard,
    KeyMissing,
    RequestMissing,
    RequestFlawed,
    AlgorithmNotTaken,
    ContactName,
    Phone,
    Email,
}

/// The first problem of each question that has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Problems(Vec<(Field, FieldProblem)>);

impl Problems {
    /// The problems that this judge finds.
    pub(crate) fn found(judge: impl Fn(Field) -> Option<FieldProblem>) -> Self {
        Self(
            Field::ALL
                .iter()
                .filter_map(|at| judge(*at).map(|problem| (*at, problem)))
                .collect(),
        )
    }

    /// The problem of this question.
    pub(crate) fn of(&self, field: Field) -> Option<FieldProblem> {
        self.iter()
            .find(|(at, _)| *at == field)
            .map(|(_, problem)| problem)
    }

    /// Every problem, in the order of the page.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Field, FieldProblem)> {
        self.0.iter().copied()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These, each judged anew.
    #[must_use]
    pub(crate) fn rejudged(&self, judge: impl Fn(Field) -> Option<FieldProblem>) -> Self {
        Self::found(|at| self.of(at).and_then(|_| judge(at)))
    }

    /// These with the answer to one question judged anew.
    #[must_use]
    pub(crate) fn with(&self, field: Field, problem: Option<FieldProblem>) -> Self {
        Self::found(|at| if at == field { problem } else { self.of(at) })
    }
}
