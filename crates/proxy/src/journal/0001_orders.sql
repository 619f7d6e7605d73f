-- An order as it stands. Written before the cloud is called, and after every change.
CREATE TABLE orders (
    id              TEXT    NOT NULL PRIMARY KEY,
    revision        INTEGER NOT NULL,
    idempotency_key TEXT    NOT NULL UNIQUE,
    request_hash    BLOB    NOT NULL,
    cloud_order_id  INTEGER UNIQUE,
    domain          TEXT    NOT NULL,
    product_code    TEXT    NOT NULL,
    validation      TEXT    NOT NULL,
    fingerprint     TEXT    NOT NULL,
    created_at_ms   INTEGER NOT NULL,
    updated_at_ms   INTEGER NOT NULL,
    state_name      TEXT    NOT NULL,
    state           TEXT    NOT NULL
) STRICT;

CREATE INDEX orders_newest_first ON orders (created_at_ms DESC, id DESC);
CREATE INDEX orders_by_state ON orders (state_name);

-- The cloud takes a key once. An order that it refused did not take it.
CREATE UNIQUE INDEX orders_one_for_a_key ON orders (fingerprint) WHERE state_name <> 'refused';

-- Every state that an order was in. Nothing is ever changed or removed here.
CREATE TABLE order_events (
    order_id       TEXT    NOT NULL REFERENCES orders (id),
    revision       INTEGER NOT NULL,
    at_ms          INTEGER NOT NULL,
    cloud_order_id INTEGER,
    state          TEXT    NOT NULL,
    PRIMARY KEY (order_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER order_events_stay_as_they_are BEFORE UPDATE ON order_events
BEGIN
    SELECT RAISE(ABORT, 'an event is not changed');
END;

CREATE TRIGGER order_events_stay BEFORE DELETE ON order_events
BEGIN
    SELECT RAISE(ABORT, 'an event is not removed');
END;
