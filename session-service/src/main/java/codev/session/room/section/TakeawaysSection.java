package codev.session.room.section;

import codev.session.domain.learning.Learning;
import codev.session.domain.reference.Competency;
import codev.session.domain.value.Step;
import codev.session.reference.CompetencyFramework;
import java.util.List;

/** Learnings, and remarks on how the session went. */
record TakeawaysSection(SessionPageViewer viewer) {
  /** As many of each list as a phone shows by itself (room.css). */
  private static final int SHOWN_ON_PHONE = 2;

  public boolean isLearning() {
    var takeaways = viewer.session().takeaways();
    return (viewer.isInside() && viewer.isAt(Step.LEARNING))
        || !takeaways.learnings().isEmpty()
        || !takeaways.regulations().isEmpty();
  }

  /** Whether a phone leaves out some of it until all is asked for. */
  public boolean isLong() {
    var takeaways = viewer.session().takeaways();
    return takeaways.learnings().size() > SHOWN_ON_PHONE
        || takeaways.regulations().size() > SHOWN_ON_PHONE;
  }

  /** What a learning can be linked to; empty where the programme has no competencies. */
  public List<Competency> competencies() {
    return viewer.session().takeaways().competencies();
  }

  public String nameOf(Competency competency, String language) {
    return CompetencyFramework.name(competency, language);
  }

  /** As the programme calls them, without those that it does not have. */
  public List<String> namesOf(List<String> keys, String language) {
    return keys.stream()
        .flatMap(key -> CompetencyFramework.name(competencies(), key, language).stream())
        .toList();
  }

  public List<Learning.About> abouts() {
    return List.of(Learning.About.values());
  }

  /** What is chosen until the member chooses otherwise. */
  public Learning.About defaultAbout() {
    return Learning.About.SELF;
  }
}
