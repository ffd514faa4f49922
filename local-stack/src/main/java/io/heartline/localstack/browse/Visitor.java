package io.heartline.localstack.browse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Somebody with a browser. */
public final class Visitor implements AutoCloseable {
    private static final String LINKS = "Array.from(document.querySelectorAll('a[href]')).map(link => link.href)";
    private static final String TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth";
    private static final String INTERACTIVE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd";

    private final Visitors visitors;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> scripts = new TreeMap<>();

    Visitor(Visitors visitors, BrowserContext context) {
        this.visitors = visitors;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onDialog(dialog -> {
            complaints.add("a dialog");
            dialog.dismiss();
        });
        page.onResponse(this::weigh);
    }

    BrowserContext context() {
        return context;
    }

    private void weigh(Response response) {
        if (response.request().resourceType().equals("script") && response.status() == 200) {
            var path = URI.create(response.url()).getPath();
            scripts.computeIfAbsent(path.substring(path.lastIndexOf('/')), name -> zipped(response.body()));
        }
    }

    private static int zipped(byte[] script) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    /** The size of each script that was loaded, in bytes when zipped, by its name. */
    public Map<String, Integer> scripts() {
        return Map.copyOf(scripts);
    }

    /**
     * Goes to a page and forgets what was wrong with the one before.
     *
     * @return the status of the answer
     */
    public int go(URI address) {
        complaints.clear();
        var response = page.navigate(address.toString());
        return response == null ? 0 : response.status();
    }

    /** How long it took until the page could be used, in milliseconds. */
    public double interactiveMillis() {
        return ((Number) page.evaluate(INTERACTIVE)).doubleValue();
    }

    /** The pages that this page leads to. */
    public List<URI> links() {
        var links = (List<?>) page.evaluate(LINKS);
        return links.stream()
                .map(Object::toString)
                .filter(link -> link.startsWith("http"))
                .map(URI::create)
                .filter(visitors::isPage)
                .toList();
    }

    /** What is wrong with the page: for those who do not see, for narrow screens, and what the browser complains about. */
    public List<String> wrong() {
        List<String> wrong = new ArrayList<>(complaints);
        // Nothing runs in the frames of previews, axe neither: it would wait for an answer for ever.
        new AxeBuilder(page)
                .exclude("iframe")
                .analyze()
                .getViolations()
                .forEach(rule -> wrong.add("axe: " + rule.getId() + " at "
                        + rule.getNodes().getFirst().getTarget()));
        if (Boolean.TRUE.equals(page.evaluate(TOO_WIDE))) {
            wrong.add("too wide");
        }
        return wrong;
    }

    /** What the browser complained about since the page was gone to. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What an expression of JavaScript is on this page. */
    public Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    /** The text of an address, as this visitor gets it. */
    public String download(URI address) {
        return new String(context.request().get(address.toString()).body(), StandardCharsets.UTF_8);
    }

    /** Keeps a picture of all of the page. */
    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
