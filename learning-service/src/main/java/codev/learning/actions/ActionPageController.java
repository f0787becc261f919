package codev.learning.actions;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page of a person's own actions, for that person only. */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class ActionPageController {
  private static final Period SOON = Period.ofDays(14);

  /** What is still to be done, the most urgent first; then what is over, the latest first. */
  private static final Comparator<OwnAction> BY_URGENCY =
      Comparator.comparing(OwnAction::isOpen, Comparator.reverseOrder())
          .thenComparing(
              action -> action.isOpen() ? action.plan().dueOn() : null,
              Comparator.nullsLast(Comparator.naturalOrder()));

  private final ReadModel<ActionView> actions;
  private final TextEncryption encryption;
  private final Clock clock;
  private final ZoneId zone;

  ActionPageController(ReadModels views, TextEncryption encryption, Clock clock, ZoneId zone) {
    actions = views.project(ActionView.PROJECTION);
    this.encryption = encryption;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param owner {@code me}: others' actions are not shown
   */
  @GetMapping("/api/actions")
  @ResponseBody
  ResponseEntity<List<OwnAction>> list(
      @RequestParam String owner, Paging paging, CurrentUser user) {
    if (!owner.equals("me")) throw RefusedException.forbidden();
    return paging.page(
        actions(user),
        action -> "%019d".formatted(action.position()),
        action -> OwnAction.decrypted(action, encryption));
  }

  @GetMapping("/actions")
  String page(CurrentUser user, Model model) {
    model.addAttribute("actions", of(user).reversed().stream().sorted(BY_URGENCY).toList());
    model.addAttribute("today", today());
    return "actions/mine";
  }

  /**
   * A fragment of the home page: the person's actions due in these days.
   *
   * @param after given where one of them has just been answered there
   */
  @GetMapping("/actions/due")
  String due(@RequestParam(required = false) @Nullable Long after, CurrentUser user, Model model) {
    var soon = today().plus(SOON);
    model.addAttribute("today", today());
    model.addAttribute("isAnew", after != null);
    model.addAttribute(
        "due",
        of(user).stream().filter(action -> action.isDueBy(soon)).sorted(BY_URGENCY).toList());
    return "actions/mine :: due";
  }

  /** All actions of a person, the latest last. */
  public List<OwnAction> of(CurrentUser owner) {
    return actions(owner).stream()
        .sorted(Comparator.comparingLong(ActionView::position))
        .map(action -> OwnAction.decrypted(action, encryption))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  private List<ActionView> actions(CurrentUser user) {
    return actions.where("owner", user.username()).stream().filter(a -> !a.withdrawn()).toList();
  }
}
