package codev.learning.dossier;

import codev.infra.confidentiality.Seals;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.actions.MyActions;
import codev.learning.actions.OwnAction;
import codev.learning.domain.Contact;
import codev.learning.domain.Onlooker;
import codev.learning.domain.Review;
import codev.learning.domain.Survey;
import codev.learning.dossier.Dossier.Membership;
import codev.learning.dossier.Dossier.Reviewed;
import codev.learning.dossier.Dossier.Seat;
import codev.learning.dossier.Dossier.Sheet;
import codev.learning.journal.MyJournal;
import codev.learning.journal.OwnLearning;
import codev.learning.showings.ProgrammeNames;
import codev.learning.showings.ShowingsList;
import codev.learning.showings.Shown;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Everybody's own dossier, to themselves only: the only place where answers are shown one by one.
 */
@Controller
public class MyDossier {
  private final View<Dossier> dossiers;
  private final MyActions actions;
  private final MyJournal journal;
  private final ShowingsList showings;
  private final ProgrammeNames programmes;
  private final Seals seals;

  MyDossier(
      Views views,
      MyActions actions,
      MyJournal journal,
      ShowingsList showings,
      ProgrammeNames programmes,
      Seals seals) {
    dossiers = views.project(new Dossier.Dossiers());
    this.actions = actions;
    this.journal = journal;
    this.showings = showings;
    this.programmes = programmes;
    this.seals = seals;
  }

  /**
   * Words opened, absent where they were erased, cannot be read or were never said.
   *
   * @param figuresSeen which figures of programmes they were shown, and when
   * @param figuresOfMine how often figures of their programmes have been shown, in which what they
   *     answered may have counted
   * @param erasedAt when all words were erased at this person's or a manager's wish
   * @param inGroups what group-service holds, which the gateway puts in
   * @param inSessions what session-service holds, likewise
   */
  record Export(
      String username,
      @Nullable String unit,
      @Nullable String site,
      @Nullable Contact contact,
      List<Membership> memberships,
      List<OwnAction> actions,
      List<OwnLearning> learnings,
      List<OwnSheet> answers,
      List<OwnReview> reviews,
      List<Seat> sessions,
      List<Shown> figuresSeen,
      List<ShownToOthers> figuresOfMine,
      @Nullable Instant erasedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Fact> inGroups,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Fact> inSessions) {}

  /**
   * @param sessionId the session that it evaluates; nothing for a survey
   * @param survey {@code SKILLS}, {@code FOLLOW_UP}, {@code CLIMATE}, or the key of one that the
   *     programme has loaded
   * @param answers item to number
   */
  record OwnSheet(
      UUID programmeId,
      @Nullable UUID sessionId,
      @Nullable String survey,
      Survey.@Nullable Moment moment,
      @Schema(types = "object") @JsonRawValue @Nullable String answers,
      Instant at) {}

  /**
   * @param as what those were who were shown them
   * @param people how many of them
   */
  record ShownToOthers(UUID programmeId, Onlooker as, int times, int people, Instant last) {}

  /** What they told the group about an action, at a later session. */
  record OwnReview(
      UUID actionId,
      UUID sessionId,
      Review outcome,
      @Nullable Integer effect,
      @Nullable String learnt,
      Instant at) {}

  /** What somebody did in another service, or was noted of them there. */
  record Fact(
      String of, Instant at, String what, @Schema(types = "object") @JsonRawValue String content) {}

  @GetMapping("/me")
  String page(Who who, Model model) {
    var mine = export(who);
    model.addAttribute("mine", mine);
    model.addAttribute(
        "programmes",
        programmes.of(mine.figuresOfMine().stream().map(ShownToOthers::programmeId).toList()));
    model.addAttribute("answers", mine.answers().size() + mine.reviews().size());
    return "dossier/mine";
  }

  @GetMapping("/api/me/export")
  @ResponseBody
  Export export(Who who) {
    var held = dossiers.find(who.username());
    return new Export(
        who.username(),
        held.map(Dossier::unit).orElse(null),
        held.map(Dossier::site).orElse(null),
        held.map(Dossier::contact).orElse(null),
        held.map(Dossier::memberships).orElse(List.of()),
        actions.of(who),
        journal.of(who),
        held.map(Dossier::sheets).orElse(List.of()).stream().map(this::opened).toList(),
        held.map(Dossier::reviews).orElse(List.of()).stream().map(this::opened).toList(),
        held.map(Dossier::sessions).orElse(List.of()),
        showings.of(who),
        held.map(Dossier::memberships).map(this::shown).orElse(List.of()),
        held.map(Dossier::erasedAt).orElse(null),
        null,
        null);
  }

  /**
   * How often, and to what kind of onlooker: in which of the figures one's own answers were bound
   * would tell with whose.
   */
  private List<ShownToOthers> shown(List<Membership> memberships) {
    var since = new TreeMap<UUID, Instant>();
    for (var one : memberships)
      since.merge(one.programmeId(), one.since(), (a, b) -> a.isBefore(b) ? a : b);
    return since.entrySet().stream()
        .flatMap(
            joined ->
                showings.about(joined.getKey()).stream()
                    .filter(shown -> !shown.at().isBefore(joined.getValue()))
                    .collect(Collectors.groupingBy(Shown::as, TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(seen -> shown(joined.getKey(), seen.getKey(), seen.getValue())))
        .toList();
  }

  private static ShownToOthers shown(UUID programme, Onlooker as, List<Shown> all) {
    return new ShownToOthers(
        programme,
        as,
        all.size(),
        (int) all.stream().map(Shown::username).distinct().count(),
        all.stream().map(Shown::at).max(Instant::compareTo).orElseThrow());
  }

  private OwnSheet opened(Sheet sheet) {
    return new OwnSheet(
        sheet.programmeId(),
        sheet.sessionId(),
        sheet.survey(),
        sheet.moment(),
        seals.show(sheet.answers().sealed()).orElse(null),
        sheet.at());
  }

  private OwnReview opened(Reviewed review) {
    var learnt = review.learnt();
    return new OwnReview(
        review.actionId(),
        review.sessionId(),
        review.outcome(),
        review.effect(),
        learnt == null ? null : seals.show(learnt.sealed()).orElse(null),
        review.at());
  }
}
