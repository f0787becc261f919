package codev.learning.outcomes.figures;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.PersonWorkplaces;
import codev.learning.outcomes.extraction.ProgrammeEventIndex;
import codev.learning.outcomes.extraction.ProgrammeEventReader;
import codev.learning.outcomes.figures.ProgrammeAggregation.Sources;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Keeps the aggregations of the programmes that are viewed in memory, so that the next view only
 * adds the events since. Aggregation depends on the past alone, in its order, so continuing and
 * starting anew give the same result. It starts anew when a person's answers have been erased, when
 * all answers have left, when a session has been corrected, when a view has been rebuilt, and after
 * a while.
 */
@Component
class AggregationCache {
  private static final int MOST_PROGRAMMES = 20;

  /** After the last view, so that decrypted answers do not stay in memory. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** So that no mistake stays in memory either. */
  private static final Duration LONGEST = Duration.ofHours(8);

  private final ReadModel<PersonWorkplaces> people;
  private final ReadModel<ProgrammeEventIndex> index;
  private final Sources sources;
  private final Cache<String, CachedAggregation> cached =
      Caffeine.newBuilder()
          .maximumSize(MOST_PROGRAMMES)
          .expireAfterAccess(IDLE)
          .expireAfterWrite(LONGEST)
          .build();

  AggregationCache(ReadModels views, ProgrammeEventReader history, AnswerDecryptor answers) {
    people = views.project(PersonWorkplaces.PROJECTION);
    index = views.project(ProgrammeEventIndex.PROJECTION);
    sources = new Sources(history, index, people, answers);
  }

  /**
   * Up to where everything can be aggregated. Asked before anything is read: what one view contains
   * already and another does not yet would be aggregated differently a moment later.
   */
  long position() {
    return Math.min(people.position(), index.position());
  }

  /**
   * Computes a result from a programme's observations, for one viewer at a time.
   *
   * @param question all that the result depends on, besides the observations
   */
  <T> T compute(
      String programme,
      long upTo,
      Class<T> type,
      Object question,
      Function<Microaggregator, T> computation) {
    return cached
        .get(programme, id -> new CachedAggregation(id))
        .compute(upTo, type, question, computation);
  }

  /** The next view starts anew. */
  void invalidate(String programme) {
    cached.invalidate(programme);
  }

  private final class CachedAggregation {
    private final String programme;
    private ProgrammeAggregation aggregation;
    private boolean haveAnswersLeft;

    CachedAggregation(String programme) {
      this.programme = programme;
      aggregation = new ProgrammeAggregation(programme, sources);
    }

    synchronized <T> T compute(
        long upTo, Class<T> type, Object question, Function<Microaggregator, T> computation) {
      var haveLeft = sources.answers().haveLeft(programme); // which no event of this log says
      if (haveLeft != haveAnswersLeft || !aggregation.advance(upTo)) {
        haveAnswersLeft = haveLeft;
        aggregation = new ProgrammeAggregation(programme, sources);
        aggregation.advance(upTo);
      }
      return aggregation.compute(type, question, computation);
    }
  }
}
