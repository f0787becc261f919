package codev.group.evidence;

import codev.group.calendar.GroupCalendar;
import codev.group.directory.DisplayNames;
import codev.group.domain.People;
import codev.group.domain.person.AttendanceRecord.Status;
import codev.group.domain.person.Username;
import codev.group.domain.programme.TrainingDescription;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How long the certificates of a large programme take, and in how much memory: of people with 9
 * sessions each. No test; run by hand, as a program with {@code -Xmx300m}.
 */
final class CertificatesBenchmark {
  private static final int PEOPLE = 500;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int SESSIONS = 9;
  private static final Duration LASTED = Duration.ofHours(3);
  private static final double NANOS = 1e9;
  private static final int KILO = 1024;

  private final CertificatePdf certificates =
      new CertificatePdf(
          Documents.sentences(), Documents.settings(), Documents.renderer(), Clock.systemUTC());

  private CertificatesBenchmark() {}

  /**
   * @param arguments how many certificates, 500 if missing, and how many are made at a time, one if
   *     missing
   */
  public static void main(String... arguments)
      throws InterruptedException, ExecutionException, IOException {
    var count = arguments.length == 0 ? PEOPLE : Integer.parseInt(arguments[0]);
    var threads = arguments.length < 2 ? 1 : Integer.parseInt(arguments[1]);
    new CertificatesBenchmark().measure(count, threads);
  }

  private void measure(int count, int threads)
      throws InterruptedException, ExecutionException, IOException {
    var start = System.nanoTime();
    certificate(0);
    var first = seconds(start);
    var begin = System.nanoTime();
    long bytes = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var sizes =
          IntStream.rangeClosed(1, count)
              .mapToObj(person -> pool.submit(() -> certificate(person).length))
              .toList();
      for (var size : sizes) bytes += size.get();
    }
    System.out.printf(
        "%d certificates on %d threads: %.1f s, %d KB each, at most %d MB of heap, %s of the"
            + " process; the first %.1f s%n",
        count, threads, seconds(begin), bytes / count / KILO, heap(), process(), first);
  }

  private byte[] certificate(int number) {
    var person = new Username("person-" + number);
    var sessions =
        IntStream.range(0, SESSIONS).mapToObj(session -> attended(person, session)).toList();
    return certificates.of(
        new Participation(person, sessions),
        People.settings(),
        TrainingDescription.EMPTY,
        new DisplayNames(Map.of()),
        null,
        Locale.FRENCH);
  }

  private static Participation.Attended attended(Username person, int session) {
    var begins = People.JANUARY_11.plus(Duration.ofDays(21L * session));
    var planned =
        GroupCalendar.EMPTY
            .after(People.planned(People.FIRST, session + 1, begins))
            .find(People.FIRST)
            .orElseThrow();
    var signed =
        new SessionAttendance(begins, begins.plus(LASTED), List.of(), List.of(), List.of());
    return new Participation.Attended(
        "Groupe Lumière",
        new AttendanceSheet(planned, signed, List.of()),
        new AttendanceSheet.Line(person, Status.PRESENT, LASTED));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / NANOS;
  }

  /** The sum of what each part of the heap had at most, in MB. */
  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / KILO
        / KILO;
  }

  /** The most memory that the process has had in use, where the machine says so. */
  private static String process() throws IOException {
    if (!Files.exists(STATUS)) return "unknown";
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .map(kilobytes -> Integer.parseInt(kilobytes) / KILO + " MB")
          .findFirst()
          .orElse("unknown");
    }
  }
}
