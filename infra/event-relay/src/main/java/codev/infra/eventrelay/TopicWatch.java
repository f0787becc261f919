package codev.infra.eventrelay;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether a topic is still the same: a broker that has lost its data has another
 * one of this name, or none.
 */
public final class TopicWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  private final TopicAdmin topics;
  private final String name;
  private final String id;
  private long lookedAt = System.nanoTime();

  /** What is known of the topic. */
  public enum Finding {
    /** It was looked at a moment ago, or Kafka is away. */
    NONE,
    SAME,
    /** It is another one, or gone. */
    ANOTHER
  }

  /**
   * @param id given by Kafka
   */
  public TopicWatch(TopicAdmin topics, String name, String id) {
    this.topics = topics;
    this.name = name;
    this.id = id;
  }

  /** Looks if it is time to. */
  public Finding check() throws InterruptedException {
    var since = Duration.ofNanos(System.nanoTime() - lookedAt);
    return since.compareTo(topics.checkInterval()) < 0 ? Finding.NONE : checkNow();
  }

  /** Looks whenever it was looked at last. */
  public Finding checkNow() throws InterruptedException {
    lookedAt = System.nanoTime();
    try {
      var found = topics.find(name);
      return found.filter(now -> now.id().equals(id)).isPresent() ? Finding.SAME : Finding.ANOTHER;
    } catch (ExecutionException e) {
      LOG.debug("Whether topic {} is the same cannot be asked", name, e);
      return Finding.NONE;
    }
  }
}
