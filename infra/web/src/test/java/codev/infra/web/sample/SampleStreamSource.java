package codev.infra.web.sample;

import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** A stream of numbered texts: odd ones are sent as JSON, even ones as a fragment. */
public class SampleStreamSource implements StreamSource {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private volatile @Nullable Instant due;
  private volatile String planned = "";
  private volatile @Nullable Throwable failure;

  /**
   * @param failure of each look at its view from now on, unchecked; null for none
   */
  public void failWith(@Nullable Throwable failure) {
    this.failure = failure;
  }

  public void say(String sentence) {
    said.add(sentence);
  }

  /** As if nothing had been there. */
  public void forget() {
    failure = null;
    due = null;
    said.clear();
  }

  /** Nobody will be woken for it. */
  public void sayLater(Duration in, String sentence) {
    due = Instant.now().plus(in);
    planned = sentence;
  }

  @Override
  public Optional<Duration> maximumWait() {
    return Optional.ofNullable(due).map(d -> Duration.between(Instant.now(), d));
  }

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    throwFailure();
    if (due != null && !Instant.now().isBefore(due)) {
      due = null;
      say(planned);
    }
    int from = lastId == null ? 0 : Integer.parseInt(lastId);
    var all = List.copyOf(said);
    return IntStream.range(from, all.size()).mapToObj(i -> event(i + 1, all.get(i))).toList();
  }

  private void throwFailure() {
    switch (failure) {
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      case null, default -> {}
    }
  }

  private static StreamEvent event(int number, String sentence) {
    Object data =
        number % 2 == 1
            ? new Line(sentence)
            : new ModelAndView("page :: line").addObject("sentence", sentence);
    return new StreamEvent(String.valueOf(number), "said", data);
  }

  record Line(String text) {}
}
