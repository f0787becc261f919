package codev.group.followup;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.CharterCommand.RemindOfCharter;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Page of the answers in a programme's groups: first what needs a decision of its manager, then
 * whose answer is missing, who can be reminded once.
 */
@Controller
@RequestMapping("/programmes/{programme}/answers")
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record ProgrammeAnswersPageController(
    ProgrammeAnswersQueries answers,
    ProgrammeQueries programmes,
    DirectoryQueries directory,
    CommandSender commands,
    Clock clock,
    ZoneId zone) {
  @GetMapping
  String page(@PathVariable UUID programme, CurrentUser user, Model model) {
    var current = programmes.programme(new ProgrammeId(programme), user);
    var groups = answers.of(current, user);
    model.addAttribute("programme", current);
    model.addAttribute("zone", zone);
    model.addAttribute("groups", groups);
    model.addAttribute("members", groups.stream().mapToInt(GroupAnswers::members).sum());
    model.addAttribute(
        "accepted", groups.stream().mapToInt(group -> group.accepted().size()).sum());
    model.addAttribute("decisions", groups.stream().mapToInt(GroupAnswers::decisions).sum());
    model.addAttribute(
        "unreachable", groups.stream().filter(group -> !group.unreachable().isEmpty()).toList());
    model.addAttribute(
        "declined", groups.stream().filter(group -> !group.declined().isEmpty()).toList());
    model.addAttribute("dates", groups.stream().filter(GroupAnswers::isDateInDoubt).toList());
    model.addAttribute("silent", groups.stream().filter(GroupAnswers::isSilent).toList());
    model.addAttribute(
        "withoutCharter", groups.stream().mapToInt(group -> group.withoutCharter().size()).sum());
    model.addAttribute(
        "toRemind", groups.stream().mapToInt(group -> group.toRemind().size()).sum());
    model.addAttribute("reminded", groups.stream().mapToLong(GroupAnswers::reminded).sum());
    model.addAttribute("names", directory.names(named(groups)));
    return "followup/answers";
  }

  private static List<Username> named(List<GroupAnswers> groups) {
    return groups.stream()
        .flatMap(
            group ->
                Stream.of(
                        group.accepted().stream(),
                        group.withoutCharter().stream(),
                        group.declined().stream(),
                        group.unreachable().stream().map(GroupAnswers.UnreachableMember::person))
                    .flatMap(some -> some))
        .distinct()
        .toList();
  }

  @PostMapping("/reminders")
  ResponseEntity<Void> remind(@PathVariable UUID programme, CurrentUser user) {
    long position = 0;
    var current = programmes.programme(new ProgrammeId(programme), user);
    for (var group : answers.of(current, user))
      if (!group.toRemind().isEmpty())
        position =
            commands
                .send(
                    new RemindOfCharter(
                        group.id(),
                        group.toRemind(),
                        new Username(user.username()),
                        clock.instant()))
                .position();
    return RedirectAfterPost.to("/programmes/" + programme + "/answers", position);
  }
}
