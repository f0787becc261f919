package codev.infra.systemtest;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One process, as a platform notes it for its own commands. {@code ./codev status} shows the same,
 * but is a program that has to start: it takes the processor from what is tested.
 *
 * @param phase as of the last change; the process may have ended since
 */
record NotedProcess(String name, long pid, int port, String phase) {

  /**
   * @param data where the platform keeps everything
   */
  static Optional<NotedProcess> named(String name, Path data) {
    return JsonMapper.shared()
        .readTree(data.resolve("state.json").toFile())
        .path("processes")
        .valueStream()
        .map(NotedProcess::of)
        .filter(process -> process.name.equals(name))
        .findFirst();
  }

  private static NotedProcess of(JsonNode noted) {
    return new NotedProcess(
        noted.path("name").asString(),
        noted.path("mark").path("pid").asLong(),
        noted.path("port").asInt(),
        noted.path("phase").asString());
  }

  boolean isReady() {
    return phase.equals("READY")
        && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
