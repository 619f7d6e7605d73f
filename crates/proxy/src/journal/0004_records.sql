-- The DNS records that the proxy was asked to publish itself: one for an order. Written before the DNS service is called,
-- and after every answer.
CREATE TABLE records (
    order_id    TEXT    NOT NULL PRIMARY KEY REFERENCES orders (id),
    revision    INTEGER NOT NULL,
    zone        TEXT    NOT NULL,
    rr          TEXT    NOT NULL,
    record_type TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    -- Whether the service was asked to add it and what came of that is not known.
    in_doubt    INTEGER NOT NULL,
    -- What the service knows it by, when the proxy put it there.
    record_id   TEXT,
    code        TEXT,
    at_ms       INTEGER NOT NULL
) STRICT;

CREATE INDEX records_by_state ON records (state);

-- Every state that the publication of a record was in. Nothing is ever changed or removed here.
CREATE TABLE record_events (
    order_id TEXT    NOT NULL REFERENCES orders (id),
    revision INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    PRIMARY KEY (order_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER record_events_stay_as_they_are BEFORE UPDATE ON record_events
BEGIN
    SELECT RAISE(ABORT, 'an event is not changed');
END;

CREATE TRIGGER record_events_stay BEFORE DELETE ON record_events
BEGIN
    SELECT RAISE(ABORT, 'an event is not removed');
END;
