package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.probe.AlarmProbe;
import codev.infra.localplatform.probe.DeadLetterProbe;
import codev.infra.localplatform.probe.Finding;
import codev.infra.localplatform.probe.LagProbe;
import codev.infra.localplatform.probe.StoppageProbe;
import codev.infra.localplatform.probe.WriteRefusalProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the services of a platform answer when all are asked at the same time, within one limit.
 *
 * @param refusals which databases refuse writes
 * @param others what is stopped until a person decides, alarms and dead letters that wait for one,
 *     and what is behind the log
 */
record ServiceProbes(List<Finding> refusals, List<Finding> others) {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final String WRITES =
      "Free up or repair the disk of PostgreSQL; writing then resumes by itself"
          + " (infra/docs/operations.md, PostgreSQL takes no writes)";

  private static final String STOPPAGE =
      "infra/docs/operations.md, A projection has stopped, A message is missing, and A message is"
          + " refused, says for each reason what to do";

  private static final String ALARM =
      "infra/docs/operations.md, An alarm is open, says for each kind what to do";

  static ServiceProbes of(List<RunningProcess> services) {
    // What each instance knows of all is asked of the first.
    var first = services.stream().filter(each -> each.name().endsWith("-service")).toList();
    var refusals =
        questions(services, (name, port) -> findingsOf(WRITES, WriteRefusalProbe.of(name, port)));
    var others =
        Stream.of(
                questions(
                    services, (name, port) -> findingsOf(STOPPAGE, StoppageProbe.of(name, port))),
                questions(first, (name, port) -> findingsOf(ALARM, AlarmProbe.of(name, port))),
                questions(first, DeadLetterProbe::of),
                questions(first, LagProbe::of))
            .flatMap(List::stream)
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              Stream.concat(refusals.stream(), others.stream()).toList(),
              LIMIT.toMillis(),
              TimeUnit.MILLISECONDS);
      return new ServiceProbes(
          findings(answers.subList(0, refusals.size())),
          findings(answers.subList(refusals.size(), answers.size())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ServiceProbes(List.of(), List.of());
    }
  }

  private static List<Callable<List<Finding>>> questions(
      List<RunningProcess> services, BiFunction<String, Integer, Stream<Finding>> probe) {
    return services.stream()
        .<Callable<List<Finding>>>map(each -> () -> probe.apply(each.name(), each.port()).toList())
        .toList();
  }

  private static Stream<Finding> findingsOf(String remedy, Stream<String> problems) {
    return problems.map(problem -> new Finding(problem, remedy));
  }

  private static List<Finding> findings(List<Future<List<Finding>>> answers) {
    return answers.stream()
        .filter(answer -> answer.state() == Future.State.SUCCESS)
        .flatMap(answer -> answer.resultNow().stream())
        .toList();
  }
}
