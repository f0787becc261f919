package codev.group.answers;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Page to which the e-mail of an invitation leads: the session and three buttons. Opening it
 * answers nothing, as programs that follow the links of e-mails do.
 */
@Controller
@RequiredAccess(AccessPolicy.GROUP_PARTICIPANT)
record InvitationAnswerPageController(
    GroupQueries groups, InvitationAnswerQueries answers, DirectoryQueries directory) {
  @GetMapping("/groups/{group}/sessions/{session}/answer")
  String page(@PathVariable UUID group, @PathVariable UUID session, CurrentUser user, Model model) {
    var view = groups.group(new GroupId(group), user);
    var id = new SessionId(session);
    var me = new Username(user.username());
    var calendarSession = view.sessions().find(id).orElseThrow(RefusedException::notFound);
    model.addAttribute("group", view);
    model.addAttribute("calendarSession", calendarSession);
    model.addAttribute("me", me);
    model.addAttribute("presence", answers.expected(view, me).get(id));
    model.addAttribute("names", directory.names(List.of(calendarSession.facilitator())));
    model.addAttribute("emails", directory.emails(List.of(calendarSession.leader())));
    return "group/answer";
  }
}
