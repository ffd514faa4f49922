package io.heartline.localstack.browse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import io.heartline.testing.Chromium;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** People who look at the pages of a stack, logged in with its key. */
public final class Visitors implements AutoCloseable {
    private final Chromium chromium = new Chromium();
    private final StackFile stack;
    private final String session;

    /** Logs in once; everybody who is opened afterwards has that log-in. */
    public Visitors(StackFile stack) {
        this.stack = stack;
        try (var context = context("en-GB", false, Size.LAPTOP, null).context()) {
            var page = context.newPage();
            page.navigate(start().toString());
            page.fill("#key", stack.apiKey());
            page.click("button.first");
            page.waitForURL(url -> url.contains("/console/pulse"));
            session = context.storageState();
        }
    }

    /** Where everybody begins. */
    public URI start() {
        return stack.url(Service.METRICS).resolve("/console/pulse");
    }

    /** Whether an address is one of a page of the stack. */
    boolean isPage(URI address) {
        var path = address.getPath();
        return path != null
                && path.startsWith("/console/")
                && !path.startsWith("/console/assets/")
                && !path.startsWith("/console/log")
                && stack.urls().values().stream()
                        .anyMatch(url -> url.getAuthority().equals(address.getAuthority()));
    }

    /**
     * Somebody with a browser of their own, its cache empty.
     *
     * @param language of the browser, such as {@code zh-CN}
     */
    public Visitor open(String language, boolean dark, Size size) {
        return context(language, dark, size, session);
    }

    private Visitor context(String language, boolean dark, Size size, @Nullable String state) {
        var options = new NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setLocale(language)
                .setTimezoneId("UTC")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
        if (state != null) {
            options.setStorageState(state);
        }
        Browser browser = chromium.browser();
        return new Visitor(this, browser.newContext(options));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
