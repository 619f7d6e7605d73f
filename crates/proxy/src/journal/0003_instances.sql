-- The instance that an order was taken from; none for an order of a package.
ALTER TABLE orders ADD COLUMN instance_id TEXT;

-- An order has its instance to itself until it no longer needs it.
CREATE UNIQUE INDEX orders_one_for_an_instance ON orders (instance_id)
WHERE state_name NOT IN ('refused', 'cancelled', 'revoked');
