package codev.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import java.time.Duration;

/** Makes clients of the Redis that gateways share. */
public final class RedisClients {
  /** For a connection: its set-up, and what was sent and is not acknowledged. */
  public static final Duration CONNECTION = Duration.ofSeconds(5);

  /** Commands that wait for an answer; more fail at once. */
  private static final int MOST_COMMANDS = 10_000;

  private RedisClients() {}

  /** Its commands fail at once while there is no connection. */
  public static RedisClient create() {
    var client = RedisClient.create();
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MOST_COMMANDS)
            .socketOptions(socketOptions())
            .build());
    return client;
  }

  private static SocketOptions socketOptions() {
    return SocketOptions.builder()
        .connectTimeout(CONNECTION)
        .tcpUserTimeout(TcpUserTimeoutOptions.builder().tcpUserTimeout(CONNECTION).enable().build())
        .build();
  }
}
