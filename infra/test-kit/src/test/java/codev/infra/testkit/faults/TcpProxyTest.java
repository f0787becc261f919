package codev.infra.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
  private static final int SILENCE_MILLIS = 200;

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = new TcpProxy(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void bytes_pass_in_both_directions_and_so_does_the_end() throws IOException {
    try (var client = connect()) {
      assertThat(exchange(client, 7)).isEqualTo(7);
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(proxy.accepted()).isEqualTo(1);
  }

  @Test
  void a_delay_holds_both_directions_back() throws IOException {
    proxy.delay(Duration.ofMillis(50));
    try (var client = connect()) {
      var start = System.nanoTime();
      exchange(client, 7);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000L);
    }
  }

  @Test
  void a_throttled_connection_takes_at_least_its_time() throws IOException {
    proxy.throttle(1000);
    try (var client = connect()) {
      var start = System.nanoTime();
      client.getOutputStream().write(new byte[50]);
      assertThat(client.getInputStream().readNBytes(50)).hasSize(50);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000L);
    }
  }

  @Test
  void a_cut_resets_open_connections_and_lets_new_ones_pass() throws IOException {
    try (var client = connect()) {
      exchange(client, 7);
      proxy.cut();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    try (var client = connect()) {
      assertThat(exchange(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void refused_connections_are_reset_until_it_passes_again() throws IOException {
    proxy.refuse();
    try (var client = connect()) {
      assertThatThrownBy(() -> exchange(client, 7)).isInstanceOf(IOException.class);
    }
    proxy.pass();
    try (var client = connect()) {
      assertThat(exchange(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void a_silenced_connection_loses_its_bytes_for_good_and_is_not_closed() throws IOException {
    try (var silenced = connect();
        var later = silencedAfterUse(silenced)) {
      assertThat(exchange(later, 8)).isEqualTo(8);
      proxy.pass();
      assertSilent(silenced);
    }
    assertThat(proxy.swallowed()).isEqualTo(2);
  }

  @Test
  void a_black_hole_swallows_what_new_connections_send_as_well() throws IOException {
    proxy.blackhole();
    try (var client = connect()) {
      assertSilent(client);
    }
    proxy.pass();
    try (var client = connect()) {
      assertThat(exchange(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void silent_connections_can_be_reset_and_others_go_on() throws IOException {
    try (var silenced = connect();
        var later = silencedAfterUse(silenced)) {
      exchange(later, 7);
      proxy.resetSilent();
      assertThatThrownBy(() -> silenced.getInputStream().read())
          .isInstanceOf(SocketException.class);
      assertThat(exchange(later, 8)).isEqualTo(8);
    }
  }

  private Socket silencedAfterUse(Socket client) throws IOException {
    exchange(client, 7);
    proxy.silence();
    assertSilent(client);
    return connect();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static int exchange(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private static void assertSilent(Socket client) throws IOException {
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> exchange(client, 9)).isInstanceOf(SocketTimeoutException.class);
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        var client = echo.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // the client has gone
    }
  }
}
