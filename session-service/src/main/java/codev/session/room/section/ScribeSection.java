package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Username;
import codev.session.response.PermissionsResponse.SpeakerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the facilitator may type for others, where one screen serves all. */
record ScribeSection(SessionPageViewer viewer) {
  private List<SpeakerResponse> all() {
    return viewer.session().permissions().speakers();
  }

  /** The participants for whom the viewer may post to a path. */
  public List<Username> speakers(String path) {
    return viewer.readOnly()
        ? List.of()
        : all().stream()
            .filter(s -> s.allowed().contains(path))
            .map(SpeakerResponse::username)
            .toList();
  }

  public boolean isFor(String path) {
    return !speakers(path).isEmpty();
  }

  /** Whether the viewer may post to a path, for themselves or for others. */
  public boolean mayPost(String path) {
    return viewer.may(path) || isFor(path);
  }

  /** The participants for whom contributions may be typed; signals the client sends themselves. */
  public List<Username> contributors() {
    return viewer.readOnly()
        ? List.of()
        : all().stream()
            .filter(s -> s.contributionKinds().stream().anyMatch(ScribeSection::isTyped))
            .map(SpeakerResponse::username)
            .toList();
  }

  /** The kinds that may be typed; an answer has its form below its question. */
  public List<ContributionKind> kinds() {
    return all().stream()
        .flatMap(s -> s.contributionKinds().stream())
        .filter(ScribeSection::isTyped)
        .distinct()
        .sorted()
        .toList();
  }

  /** What is chosen until the facilitator chooses otherwise; null: no kind yet. */
  public @Nullable ContributionKind preselectedKind() {
    return new KindChoice(kinds()).preselected();
  }

  /** Whether the kind may wait. */
  public boolean mayWaitForKind() {
    return new KindChoice(kinds()).mayWait();
  }

  private static boolean isTyped(ContributionKind kind) {
    return kind != ContributionKind.ANSWER && !kind.isSignal();
  }

  /** The client whose answers the viewer may type; null where there is none. */
  public @Nullable Username answerer() {
    return all().stream()
        .filter(s -> s.contributionKinds().contains(ContributionKind.ANSWER))
        .map(SpeakerResponse::username)
        .findFirst()
        .orElse(null);
  }

  /** Whether the viewer may disown an entry that was typed for them. */
  public boolean mayDisown(Username by, @Nullable Username takenDownBy) {
    return viewer.may("disowned-entries") && takenDownBy != null && viewer.isMe(by);
  }
}
