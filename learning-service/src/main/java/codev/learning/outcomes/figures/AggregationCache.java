package codev.learning.outcomes.figures;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.EventHistory;
import codev.learning.outcomes.extraction.PersonCard;
import codev.learning.outcomes.extraction.ProgrammeEventIndex;
import codev.learning.outcomes.figures.ProgrammeAggregation.Sources;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What is bound of the programmes that are looked at, kept in memory: whoever looks again has only
 * what has come since bound on top. Since binding depends on the past alone, in its order, going on
 * and beginning anew come to the same. It does begin anew when somebody has been erased, whose
 * answers then leave the past itself; when what a session left has been put right; where a view
 * has; and after a while.
 */
@Component
class AggregationCache {
  private static final int MOST_PROGRAMMES = 20;

  /** After the last look, so that opened answers do not stay. */
  private static final Duration UNSEEN = Duration.ofMinutes(10);

  /** So that whatever went wrong does not stay either. */
  private static final Duration LONGEST = Duration.ofHours(8);

  private final View<PersonCard> people;
  private final View<ProgrammeEventIndex> whereabouts;
  private final Sources sources;
  private final Cache<String, Latest> kept =
      Caffeine.newBuilder()
          .maximumSize(MOST_PROGRAMMES)
          .expireAfterAccess(UNSEEN)
          .expireAfterWrite(LONGEST)
          .build();

  AggregationCache(Views views, EventHistory past, AnswerDecryptor sheets) {
    people = views.project(new PersonCard.Cards());
    whereabouts = views.project(new ProgrammeEventIndex.Stretches());
    sources = new Sources(past, whereabouts, people, sheets);
  }

  /**
   * Up to where everything can be bound. Asked before anything is read: what one view knows already
   * and another does not yet would be bound otherwise than a moment later.
   */
  long position() {
    return Math.min(people.position(), whereabouts.position());
  }

  /**
   * One reader of a programme at a time.
   *
   * @param question the same is answered the same until something new is bound
   */
  <T> T of(
      String programme,
      long upTo,
      Class<T> answer,
      Object question,
      Function<Microaggregator, T> telling) {
    return kept.get(programme, id -> new Latest(id)).told(upTo, answer, question, telling);
  }

  /** It is bound anew for whoever looks next. */
  void forget(String programme) {
    kept.invalidate(programme);
  }

  private final class Latest {
    private final String programme;
    private ProgrammeAggregation binding;

    Latest(String programme) {
      this.programme = programme;
      binding = new ProgrammeAggregation(programme, sources);
    }

    synchronized <T> T told(
        long upTo, Class<T> answer, Object question, Function<Microaggregator, T> telling) {
      if (!binding.goOn(upTo)) {
        binding = new ProgrammeAggregation(programme, sources);
        binding.goOn(upTo);
      }
      return binding.told(answer, question, telling);
    }
  }
}
