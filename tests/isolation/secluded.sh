#!/bin/sh
# Runs a program in a network of its own, with one host, 203.0.113.1, which also tells names: nothing gets
# further, and whatever a browser sends arrives there. Loopback alone would not do: WebRTC does not use it.
set -e
PATH=$PATH:/usr/sbin:/sbin
if [ "$1" != --inside ]; then
  exec unshare --user --map-root-user --net --mount -- "$0" --inside "$@"
fi
shift

ip link set lo up
ip link add near type veth peer name far
ip address add 203.0.113.1/24 dev near
ip link set near up
ip link set far up
ip route add default dev near

names=$(mktemp)
echo "nameserver 203.0.113.1" > "$names"
mount --bind "$names" /etc/resolv.conf
rm "$names"
exec "$@"
