package codev.gateway.securitylog;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The network from which a request comes: by it, requests without a person are counted. */
public final class ClientNetwork {
  private ClientNetwork() {}

  /** An IPv4 address, or the /64 of an IPv6 one: who has one of its addresses has them all. */
  public static String of(ServerWebExchange exchange) {
    return of(exchange.getRequest().getRemoteAddress());
  }

  /** Likewise of a connection: the network of the client, or of the proxy before the gateway. */
  public static String of(@Nullable SocketAddress from) {
    InetAddress address = from instanceof InetSocketAddress socket ? socket.getAddress() : null;
    if (address == null) return "unknown";
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
        : address.getHostAddress();
  }
}
