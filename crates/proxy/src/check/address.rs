//! Which addresses belong to the public internet, so that nobody looks around inside ours.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address is one that anybody on the internet may reach.
///
/// <https://www.iana.org/assignments/iana-ipv4-special-registry>,
/// <https://www.iana.org/assignments/iana-ipv6-special-registry>
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..) // this network, private, loopback
            | (100, 64..=127, _) // shared by carriers
            | (169, 254, _) // link-local, and clouds' metadata
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224.., ..) // multicast, reserved, broadcast
    );
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // What carries an IPv4 address is as public as that: NAT64 and 6to4.
        [0x0064, 0xFF9B, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            let number = u32::from(high) << 16 | u32::from(low);
            is_public_v4(Ipv4Addr::from(number))
        }
        [0x2001, 0..=0x01FF, ..] | [0x2001, 0x0DB8, ..] | [0x3FFF, 0..=0x0FFF, ..] => false,
        [first, ..] => first & 0xE000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_internet_is_public() {
        for text in [
            "8.8.8.8",
            "47.92.1.1",
            "100.63.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "2002:0808:0808::1",
            "64:ff9b::8.8.8.8",
        ] {
            assert!(is_public(text.parse().expect("an address")), "{text}");
        }
    }

    #[test]
    fn what_is_inside_is_not() {
        for text in [
            "127.0.0.1",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:0001::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!is_public(text.parse().expect("an address")), "{text}");
        }
    }
}
