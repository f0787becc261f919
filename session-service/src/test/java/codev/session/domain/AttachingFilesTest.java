package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.AttachFile;
import codev.session.domain.SessionCommand.CheckAttachment;
import codev.session.domain.SessionCommand.RemoveFile;
import codev.session.domain.SessionCommand.TakeDictation;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Joindre un fichier")
class AttachingFilesTest extends SessionSpec {
  private static final String IDEA_OF_BOB = uuid(30).toString();

  @Test
  @DisplayName("un fichier par sujet ou contribution, par son auteur")
  void one_file_each_by_its_author() {
    given(at(CONSULTATION), made(30, IDEA, BOB))
        .when(attach("a", BOB))
        .expectEvents(attached("a", IDEA_OF_BOB, BOB));
    given(scheduled(), proposed())
        .when(new AttachFile(SESSION, TOPIC.toString(), file("a"), ALICE, NOON))
        .expectEvents(attached("a", TOPIC.toString(), ALICE));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(attach("a", CARLA)),
        ONLY_THE_AUTHOR_CHANGES);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB)).when(attach("a", ANNE)),
        ONLY_THE_AUTHOR_CHANGES);
    refused(given(at(CONSULTATION)).when(attach("a", BOB)), UNKNOWN_ENTRY);
    refused(given(at(CONSULTATION)).when(attach("a", STRANGER)), NOT_A_PARTICIPANT);
  }

  @Test
  @DisplayName(
      "le même envoyé deux fois est joint une fois ; un autre attend que le premier soit retiré")
  void the_same_twice_is_attached_once() {
    var first = attached("a", IDEA_OF_BOB, BOB);
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), first).when(attach("a", BOB)));
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB), first, step(SYNTHESIS))
            .when(attach("a", BOB)));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), first).when(attach("b", BOB)),
        ONE_ATTACHMENT_EACH);
    given(at(CONSULTATION), made(30, IDEA, BOB), first, removed(BOB))
        .when(attach("b", BOB))
        .expectEvents(attached("b", IDEA_OF_BOB, BOB));
  }

  @Test
  @DisplayName("retiré par son auteur, deux fois ne change rien")
  void its_author_removes_it() {
    var first = attached("a", IDEA_OF_BOB, BOB);
    given(at(CONSULTATION), made(30, IDEA, BOB), first)
        .when(remove(BOB))
        .expectEvents(removed(BOB));
    nothingNew(given(at(CONSULTATION), made(30, IDEA, BOB), first, removed(BOB)).when(remove(BOB)));
    for (var other : new Username[] {ANNE, CARLA})
      refused(
          given(at(CONSULTATION), made(30, IDEA, BOB), first).when(remove(other)),
          ONLY_THE_AUTHOR_CHANGES);
  }

  @Test
  @DisplayName("tant que dure l'étape du texte, et que le texte se voit")
  void while_the_step_lasts() {
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB), step(SYNTHESIS)).when(attach("a", BOB)),
        STEP_OF_CONTRIBUTION_IS_OVER);
    refused(
        given(at(PRESENTATION))
            .when(new AttachFile(SESSION, TOPIC.toString(), file("a"), ALICE, NOON)),
        TOPICS_BELONG_TO_PREPARATION);
    refused(
        given(
                at(CONSULTATION),
                made(30, IDEA, BOB),
                new ContributionWithdrawn(SESSION, new ContributionId(uuid(30)), null, BOB, NOON))
            .when(attach("a", BOB)),
        CONTRIBUTION_IS_WITHDRAWN);
    refused(
        given(
                at(CONSULTATION),
                made(30, IDEA, BOB),
                new EntryHidden(SESSION, IDEA_OF_BOB, words("nom cité"), ANNE, NOON))
            .when(attach("a", BOB)),
        CONTRIBUTION_IS_HIDDEN);
  }

  @Test
  @DisplayName("l'animateur en joint un à ce qu'on lui a dicté, et à rien d'autre")
  void the_facilitator_attaches_to_what_was_dictated() {
    var typed = new WordsTakenDown(SESSION, BOB, IDEA_OF_BOB, ANNE, NOON);
    given(at(CONSULTATION), made(30, IDEA, BOB), typed)
        .when(new TakeDictation(attach("a", BOB), ANNE))
        .expectEvents(attached("a", IDEA_OF_BOB, BOB), typed);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB))
            .when(new TakeDictation(attach("a", BOB), ANNE)),
        ONLY_THE_AUTHOR_CHANGES);
  }

  @Test
  @DisplayName("une séance a un nombre limité de fichiers")
  void a_session_has_so_many() {
    var before = new ArrayList<SessionEvent>(at(CONSULTATION));
    for (int i = 0; i < EntryRules.MOST_ATTACHMENTS; i++) {
      before.add(made(100 + i, IDEA, BOB));
      before.add(attached("a", uuid(100 + i).toString(), BOB));
    }
    before.add(made(30, IDEA, BOB));
    refused(given(before).when(attach("a", BOB)), TOO_MANY_ATTACHMENTS);
  }

  @Test
  @DisplayName("vérifier avant d'enregistrer ne change rien, et refuse de même")
  void checking_changes_nothing() {
    nothingNew(
        given(at(CONSULTATION), made(30, IDEA, BOB))
            .when(new CheckAttachment(attach("a", BOB), null)));
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB))
            .when(new CheckAttachment(attach("a", CARLA), null)),
        ONLY_THE_AUTHOR_CHANGES);
    refused(
        given(at(CONSULTATION), made(30, IDEA, BOB))
            .when(new CheckAttachment(attach("a", BOB), ANNE)),
        ONLY_THE_AUTHOR_CHANGES);
  }

  @Test
  @DisplayName("ce qui est retiré ne se trouve plus")
  void what_is_removed_is_not_found() {
    var entries =
        stateAfter(at(CONSULTATION), made(30, IDEA, BOB), attached("a", IDEA_OF_BOB, BOB))
            .entries();
    assertThat(entries.attachment(IDEA_OF_BOB)).contains(file("a"));
    assertThat(entries.removingFileOf(IDEA_OF_BOB).attachment(IDEA_OF_BOB)).isEmpty();
  }

  private static Attachment file(String digest) {
    return new Attachment(words("plan.png"), Attachment.Type.PNG, 1_200, digest);
  }

  private static AttachFile attach(String digest, Username by) {
    return new AttachFile(SESSION, IDEA_OF_BOB, file(digest), by, NOON);
  }

  private static FileAttached attached(String digest, String entry, Username by) {
    return new FileAttached(SESSION, entry, file(digest), by, NOON);
  }

  private static RemoveFile remove(Username by) {
    return new RemoveFile(SESSION, IDEA_OF_BOB, by, NOON);
  }

  private static FileRemoved removed(Username by) {
    return new FileRemoved(SESSION, IDEA_OF_BOB, by, NOON);
  }
}
