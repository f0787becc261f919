package codev.group.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.ReasonAuthor;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.SessionCancelled;
import codev.group.domain.event.GroupSessionEvent.SessionMoved;
import codev.group.domain.event.GroupSessionEvent.SessionPlaceChanged;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le motif d’une séance déplacée ou annulée")
class SessionReasonsTest {
  /** In the form of an encrypted text. */
  private static final String ENCRYPTED = "s1.bW9uYQ.Y2FuY2VsbGVk.R3LDqHZl";

  @Test
  @DisplayName("est gardé chiffré, et lu déchiffré, tant que son auteur n’est pas effacé")
  void it_is_kept_encrypted() {
    for (var change : List.of(moved(ENCRYPTED), cancelled(ENCRYPTED))) {
      var group = group(change);
      assertThat(reason(group)).isEqualTo(ENCRYPTED);
      assertThat(reason(seen(group, _ -> "Grève"))).isEqualTo("Grève");
      assertThat(reason(seen(group, _ -> null))).isNull();
    }
  }

  @Test
  @DisplayName("dit qui l’a donné et quand, et le garde quand seul le lieu change ensuite")
  void it_says_who_gave_it() {
    for (var change : List.of(moved(ENCRYPTED), cancelled(ENCRYPTED)))
      assertThat(given(group(change))).isEqualTo(new ReasonAuthor(MONA, TODAY));
    var elsewhere =
        new SessionPlaceChanged(GROUP, FIRST, "Volta", null, ANNE, TODAY.plusSeconds(60));
    assertThat(given(GroupView.after(group(moved(ENCRYPTED)), elsewhere)))
        .isEqualTo(new ReasonAuthor(MONA, TODAY));
    assertThat(given(group(moved(null)))).isNull();
    assertThat(group(moved(ENCRYPTED)).named()).contains(MONA);
  }

  @Test
  @DisplayName("gardé en clair autrefois, il se lit encore")
  void what_was_kept_in_clear_is_still_read() {
    for (var change : List.of(moved("Salle prise. s1"), cancelled("Salle prise. s1")))
      assertThat(reason(seen(group(change), _ -> null))).isEqualTo("Salle prise. s1");
  }

  private static GroupEvent moved(@Nullable String reason) {
    var later = JANUARY_11.plusSeconds(3600);
    var why = reason == null ? null : words(reason);
    return new SessionMoved(GROUP, FIRST, later, why, List.of(), MONA, TODAY);
  }

  private static GroupEvent cancelled(String reason) {
    return new SessionCancelled(GROUP, FIRST, words(reason), List.of(), MONA, TODAY);
  }

  private static GroupView group(GroupEvent change) {
    var planned = GroupView.after(GroupView.after(null, formed()), planned(FIRST, 1, JANUARY_11));
    return GroupView.after(planned, change);
  }

  private static GroupView seen(GroupView group, UnaryOperator<@Nullable String> decryption) {
    var member = new CurrentUser(ALICE.value(), Set.of());
    return group.seenBy(ProgrammeAuthorities.of(member, List.of(), _ -> Set.of()), decryption);
  }

  private static @Nullable String reason(GroupView group) {
    return group.sessions().all().getFirst().reason();
  }

  private static @Nullable ReasonAuthor given(GroupView group) {
    return group.sessions().all().getFirst().reasonGiven();
  }
}
