package codev.infra.localplatform;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.ProcessIdentity;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored state of a running platform, by which another command, or the next launcher after a
 * crash, finds its processes.
 *
 * @param port the gateway's
 * @param ready every program has been ready once
 */
record PlatformState(
    ProcessIdentity supervisor, int port, boolean ready, List<RunningProcess> processes) {

  /** One started process. */
  record RunningProcess(
      String name,
      @JsonProperty("mark") ProcessIdentity identity,
      int port,
      Phase phase,
      String stopSignal) {}

  enum Phase {
    STARTING,
    READY,
    /** Runs, and does not do its work now. */
    NOT_READY,
    RESTARTING,
    STOPPED
  }

  static Optional<PlatformState> read(DataDirectory data) {
    try {
      return Optional.of(
          JsonMapper.shared().readValue(Files.readString(data.state()), PlatformState.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty(); // none yet, or not ours
    }
  }

  void write(DataDirectory data) {
    try {
      var draft = data.state().resolveSibling("state.json.draft");
      Files.writeString(
          draft, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
      Files.move(
          draft, data.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
