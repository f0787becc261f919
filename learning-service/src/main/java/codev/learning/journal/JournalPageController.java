package codev.learning.journal;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page of a person's own learning journal, for that person only. */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class JournalPageController {
  private final ReadModel<JournalEntry> entries;
  private final ReadModel<CompetencyFramework> frameworks;
  private final TextEncryption encryption;

  JournalPageController(ReadModels views, TextEncryption encryption) {
    entries = views.project(JournalEntry.PROJECTION);
    frameworks = views.project(CompetencyFramework.PROJECTION);
    this.encryption = encryption;
  }

  /**
   * @param owner {@code me}: others' journals are not shown
   */
  @GetMapping("/api/learnings")
  @ResponseBody
  ResponseEntity<List<OwnLearning>> list(
      @RequestParam String owner, Paging paging, CurrentUser user) {
    if (!owner.equals("me")) throw RefusedException.forbidden();
    return paging.page(
        entries(user),
        entry -> "%019d".formatted(entry.position()),
        entry -> OwnLearning.decrypted(entry, encryption));
  }

  /** The latest first. */
  @GetMapping("/journal")
  String page(CurrentUser user, Locale language, Model model) {
    var learnings = of(user).reversed();
    model.addAttribute("learnings", learnings);
    model.addAttribute("competencies", competencies(learnings, language));
    return "journal/mine";
  }

  /** All learnings of a person, the latest last. */
  public List<OwnLearning> of(CurrentUser author) {
    return entries(author).stream()
        .sorted(Comparator.comparingLong(JournalEntry::position))
        .map(entry -> OwnLearning.decrypted(entry, encryption))
        .toList();
  }

  /** As their programmes call them, by the learning's id. */
  private Map<UUID, List<String>> competencies(List<OwnLearning> learnings, Locale language) {
    var programmes = learnings.stream().map(one -> one.programmeId().toString()).distinct();
    var named =
        frameworks.find(programmes.toList()).stream()
            .collect(Collectors.toMap(CompetencyFramework::id, Function.identity()));
    return learnings.stream()
        .collect(
            Collectors.toMap(
                OwnLearning::id,
                learning -> {
                  var programme = learning.programmeId().toString();
                  var its =
                      named.getOrDefault(programme, new CompetencyFramework(programme, List.of()));
                  return learning.competencies().stream()
                      .flatMap(key -> its.name(key, language).stream())
                      .toList();
                }));
  }

  private List<JournalEntry> entries(CurrentUser user) {
    return entries.where("owner", user.username()).stream().filter(e -> !e.withdrawn()).toList();
  }
}
