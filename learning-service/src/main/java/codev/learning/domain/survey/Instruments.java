package codev.learning.domain.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All built-in instruments. They are data: an organisation can word its own items or load an
 * instrument that it has a licence for.
 *
 * @param session what each participant is asked at the end of a session
 */
public record Instruments(List<Item> session, Map<Survey, List<Item>> surveys) {
  public Instruments {
    session = List.copyOf(session);
    surveys = Map.copyOf(surveys);
  }

  public List<Item> of(Survey survey) {
    return surveys.getOrDefault(survey, List.of());
  }

  public Optional<Item> item(Survey survey, String key) {
    return of(survey).stream().filter(item -> item.key().equals(key)).findFirst();
  }
}
