package codev.infra.simulator.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The declaration of a simulated programme. */
final class ProgrammeRequestBody {
  /** As learnings name them. */
  private static final List<Map<String, String>> COMPETENCIES =
      List.of(
          competency("listening", "Écouter", "Listening"),
          competency("questioning", "Questionner", "Asking questions"),
          competency("reframing", "Reformuler", "Rephrasing"),
          competency("giving-feedback", "Donner un retour", "Giving feedback"),
          competency("receiving-feedback", "Recevoir un retour", "Receiving feedback"),
          competency("asking-for-help", "Demander de l’aide", "Asking for help"),
          competency("delegating", "Déléguer", "Delegating"),
          competency("stepping-back", "Prendre du recul", "Stepping back"),
          competency("acting", "Passer à l’action", "Acting"),
          competency("cooperating", "Coopérer", "Cooperating"));

  private ProgrammeRequestBody() {}

  static Map<String, Object> of(ProgrammeSchedule schedule) {
    var body = new HashMap<String, Object>();
    body.put("id", schedule.id());
    body.put("name", schedule.name());
    body.put("aims", schedule.aims());
    body.put("startsOn", schedule.startsOn().toString());
    body.put("endsOn", schedule.endsOn().toString());
    body.put("cadenceWeeks", schedule.cadenceWeeks());
    body.put("template", "STANDARD_180");
    body.put("privacyThreshold", 5);
    body.put("competencies", COMPETENCIES);
    return body;
  }

  private static Map<String, String> competency(String key, String fr, String en) {
    return Map.of("key", key, "fr", fr, "en", en);
  }
}
