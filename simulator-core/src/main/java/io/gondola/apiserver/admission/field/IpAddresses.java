package io.gondola.apiserver.admission.field;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Checks IP addresses and ranges. */
public final class IpAddresses {

  private IpAddresses() {}

  public static void address(String address, Field at) {
    if (!InetAddresses.isInetAddress(address)) {
      at.invalid(address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }
  }

  public static boolean isIpv6(String address) {
    return InetAddresses.isInetAddress(address) && address.indexOf(':') >= 0;
  }

  /** An address that traffic can be sent to: no loopback, link-local or unspecified one. */
  public static void endpoint(String address, Field at) {
    InetAddress ip = InetAddresses.forString(address);
    if (ip.isAnyLocalAddress()) {
      at.invalid(address, "may not be unspecified (" + address + ")");
    }
    if (ip.isLoopbackAddress()) {
      at.invalid(address, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
    }
    if (ip.isLinkLocalAddress()) {
      at.invalid(address, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
    }
    if (ip.isMCLinkLocal()) {
      at.invalid(address, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
  }

  /** An address range such as {@code 10.9.8.0/24}. */
  public static void range(String range, Field at) {
    if (!isRange(range)) {
      at.invalid(range, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
    }
  }

  private static boolean isRange(String range) {
    int slash = range.indexOf('/');
    if (slash < 0 || !InetAddresses.isInetAddress(range.substring(0, slash))) {
      return false;
    }
    String length = range.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}")) {
      return false;
    }
    InetAddress address = InetAddresses.forString(range.substring(0, slash));
    return Integer.parseInt(length) <= (address instanceof Inet6Address ? 128 : 32);
  }
}
