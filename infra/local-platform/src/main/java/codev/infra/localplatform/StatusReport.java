package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.process.MemoryUsage;
import codev.infra.localplatform.process.ProcessIdentity;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports the state of each process of a running platform.
 *
 * @param remarks which databases refuse writes, what is stopped until a person decides, and how,
 *     and which alarms are open
 */
record StatusReport(List<Line> lines, List<String> remarks) {

  /**
   * @param state a {@link Phase}, or {@code DEAD} for a process that is not there; of the whole
   *     platform {@code DEGRADED} when a process is not ready or a database refuses writes
   * @param memoryBytes with its children
   */
  record Line(String name, long pid, int port, String state, long memoryBytes) {

    static Line of(String name, ProcessIdentity identity, int port, String state) {
      return identity
          .process()
          .map(process -> new Line(name, identity.pid(), port, state, MemoryUsage.of(process)))
          .orElseGet(() -> new Line(name, identity.pid(), port, "DEAD", 0));
    }
  }

  static StatusReport of(PlatformState state) {
    var services =
        state.processes().stream()
            .filter(each -> each.name().contains("-service") && each.identity().isAlive())
            .toList();
    var answers = ServiceProbes.of(services);
    var launcher =
        new Line(
            "codev",
            state.supervisor().pid(),
            state.port(),
            overall(state, answers.refusals().isEmpty()),
            state.supervisor().process().map(MemoryUsage::alone).orElse(0L));
    var others =
        state.processes().stream()
            .map(each -> Line.of(each.name(), each.identity(), each.port(), each.phase().name()));
    return new StatusReport(
        Stream.concat(Stream.of(launcher), others).toList(),
        Stream.concat(answers.refusals().stream(), answers.decisions().stream()).toList());
  }

  private static String overall(PlatformState state, boolean takesWrites) {
    if (!state.ready()) return "STARTING";
    return takesWrites
            && state.processes().stream()
                .allMatch(each -> each.phase() == Phase.READY && each.identity().isAlive())
        ? "READY"
        : "DEGRADED";
  }

  void printJson(PrintStream out) {
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(lines));
  }

  void printTable(PrintStream out) {
    out.printf("%-18s %8s %6s  %-10s %7s%n", "name", "pid", "port", "state", "memory");
    for (var line : lines) {
      out.printf(
          "%-18s %8d %6d  %-10s %4d MB%n",
          line.name, line.pid, line.port, line.state, line.memoryBytes >> 20);
    }
    var total = lines.stream().mapToLong(Line::memoryBytes).sum();
    out.printf("%-46s %4d MB%n", "all", total >> 20);
    remarks.forEach(out::println);
  }
}
