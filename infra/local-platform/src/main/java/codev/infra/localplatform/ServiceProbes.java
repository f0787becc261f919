package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.probe.AlarmProbe;
import codev.infra.localplatform.probe.StoppageProbe;
import codev.infra.localplatform.probe.WriteRefusalProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the services of a platform answer when all are asked at the same time, within one limit.
 *
 * @param refusals which databases refuse writes
 * @param decisions what is stopped until a person decides, and alarms that wait for one
 */
record ServiceProbes(List<String> refusals, List<String> decisions) {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  static ServiceProbes of(List<RunningProcess> services) {
    var refusals =
        services.stream()
            .<Callable<List<String>>>map(
                each -> () -> WriteRefusalProbe.of(each.name(), each.port()).toList())
            .toList();
    var stoppages =
        services.stream()
            .<Callable<List<String>>>map(
                each -> () -> StoppageProbe.of(each.name(), each.port()).toList());
    // Alarms are a service's: its first instance has those of all.
    var alarms =
        services.stream()
            .filter(each -> each.name().endsWith("-service"))
            .<Callable<List<String>>>map(
                each -> () -> AlarmProbe.of(each.name(), each.port()).toList());
    var decisions = Stream.concat(stoppages, alarms).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              Stream.concat(refusals.stream(), decisions.stream()).toList(),
              LIMIT.toMillis(),
              TimeUnit.MILLISECONDS);
      return new ServiceProbes(
          lines(answers.subList(0, refusals.size())),
          lines(answers.subList(refusals.size(), answers.size())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ServiceProbes(List.of(), List.of());
    }
  }

  private static List<String> lines(List<Future<List<String>>> answers) {
    return answers.stream()
        .filter(answer -> answer.state() == Future.State.SUCCESS)
        .flatMap(answer -> answer.resultNow().stream())
        .toList();
  }
}
