package codev.infra.localplatform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A probe of a process")
class HealthProbeTest {
  private static final byte[] REQUEST = {1, 2, 3};

  @Test
  @DisplayName("is passed by one that answers")
  void one_that_answers() throws IOException {
    try (var server = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> answerOnce(server));
      assertThat(HealthProbe.answers(server.getLocalPort(), REQUEST)).isTrue();
    }
  }

  @Test
  @DisplayName("is not passed by one that is frozen, whose port still takes connections")
  void one_that_is_frozen() throws IOException {
    try (var frozen = new ServerSocket(0)) {
      assertThat(HealthProbe.listens(frozen.getLocalPort())).isTrue();
      assertThatThrownBy(() -> HealthProbe.answers(frozen.getLocalPort(), REQUEST))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void answerOnce(ServerSocket server) {
    try (var client = server.accept()) {
      client.getInputStream().readNBytes(REQUEST.length);
      client.getOutputStream().write(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
