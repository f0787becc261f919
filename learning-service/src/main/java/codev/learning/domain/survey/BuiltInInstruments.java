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
public record BuiltInInstruments(
    List<InstrumentItem> session, Map<SurveyKind, List<InstrumentItem>> surveys) {
  public BuiltInInstruments {
    session = List.copyOf(session);
    surveys = Map.copyOf(surveys);
  }

  public List<InstrumentItem> of(SurveyKind survey) {
    return surveys.getOrDefault(survey, List.of());
  }

  public Optional<InstrumentItem> item(SurveyKind survey, String key) {
    return of(survey).stream().filter(item -> item.key().equals(key)).findFirst();
  }
}
